import OpenAI from "openai";

interface Invoice {
  readonly number: string;
  readonly total: number;
}

const client = new OpenAI({ apiKey: process.env["MOONSHOT_API_KEY"] ?? "", baseURL: "https://api.moonshot.ai/v1" });

export async function readInvoice(text: string): Promise<Invoice> {
  const completion = await client.chat.completions.parse({
    model: "kimi-k2.6",
    messages: [
      { role: "developer", content: "Extract the invoice. Reply with JSON only." },
      { role: "user", content: text },
    ],
    response_format: {
      type: "json_schema",
      json_schema: {
        name: "invoice",
        strict: true,
        schema: {
          type: "object",
          properties: { number: { type: "string" }, total: { type: "number" } },
          required: ["number", "total"],
          additionalProperties: false,
        },
      },
    },
  });
  return JSON.parse(completion.choices[0]?.message.content ?? "{}") as Invoice;
}

const invoice = await readInvoice("Invoice 2026-17, to be paid: 23.50 EUR");
console.log(invoice.number, invoice.total.toFixed(2));
