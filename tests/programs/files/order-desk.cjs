'use strict'

const { OpenAI } = require('openai')

const client = new OpenAI({
  apiKey: process.env.MOONSHOT_API_KEY,
  baseURL: 'https://api.moonshot.cn/v1'
})

const orders = { 17: 'shipped', 18: 'lost' }

function findOrder (args) {
  console.log('find_order', args.id)
  return { id: args.id, state: orders[args.id] || 'unknown' }
}

function refund (args) {
  console.log('refund', args.id, args.reason)
  return { ok: true }
}

const handlers = { find_order: findOrder, refund }

function runFunction (call) {
  const handler = handlers[call.name]
  return handler(JSON.parse(call.arguments))
}

async function ask (question) {
  const messages = [{ role: 'user', content: question }]

  for (let round = 0; round < 5; round++) {
    const completion = await client.chat.completions.create({
      model: 'kimi-k2.6',
      messages,
      functions: [
        {
          name: 'find_order',
          description: 'Look up an order',
          parameters: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }
        },
        {
          name: 'refund',
          description: 'Pay the money back',
          parameters: {
            type: 'object',
            properties: { id: { type: 'integer' }, reason: { type: 'string' } },
            required: ['id', 'reason']
          }
        }
      ]
    })
    const message = completion.choices[0].message

    if (!message.function_call) {
      return message.content
    }

    messages.push(message)
    messages.push({
      role: 'function',
      name: message.function_call.name,
      content: JSON.stringify(runFunction(message.function_call))
    })
  }

  throw new Error('Too many rounds')
}

ask('Where are my orders 17 and 18?').then((answer) => console.log(answer))
