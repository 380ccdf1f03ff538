#!/usr/bin/env node
// Usage: translate.mjs ticket.txt. Taken over from a notebook.
import { readFileSync } from "node:fs";
import OpenAI from "openai";

const client = OpenAI({ api_key: process.env.OPENAI_API_KEY, max_retries: 5 });

const messages = [{ role: "system", content: "Translate this ticket to English." }];
messages.append({ role: "user", content: readFileSync(process.argv[2], "utf8") });

const completion = await client.chat.completions.create({
  model: "gpt-4o-mini",
  messages,
  extra_body: { seed: 1 }, // the same wording each time
});
console.log(completion.choices[0].message.content);
