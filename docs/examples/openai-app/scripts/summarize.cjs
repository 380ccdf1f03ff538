#!/usr/bin/env node
// Usage: summarize.cjs ticket.txt [--title]
const { readFileSync } = require('node:fs')
const OpenAI = require('openai')

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })

const defaults = { model: 'gpt-4o-mini', temperature: 1.1 }

async function title(text) {
  const params = Object.assign({}, defaults, {
    messages: [{ role: 'user', content: 'Give this ticket a title:\n' + text }],
    temperature: 0.0005, // practically deterministic
    n: 2,
  })
  const completion = await client.chat.completions.create(params)
  return completion.choices.at(0).message.content
}

async function summarize(text) {
  const stream = await client.chat.completions.create({
    ...defaults,
    messages: [{ role: 'user', content: 'Summarize this ticket:\n' + text }],
    stream: true,
  })
  for await (const chunk of stream) {
    process.stdout.write(chunk.choices[0]?.delta?.content || '')
  }
}

const text = readFileSync(process.argv[2], 'utf8')
if (process.argv.includes('--title')) title(text).then(console.log)
else summarize(text)
