// Reads topics as any user of KafkaJS does, and prints each record as a line of JSON.
//   node read-topics.js BROKER REGISTRY RECORDS TOPIC...
// Ends when it has read so many records and nothing has come for two seconds after.
'use strict'

const { Kafka, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')

const QUIET_MILLIS = 2000

// What JSON cannot say: bytes in hexadecimal, numbers that are not finite and the sign of zero as texts.
function spoken(value) {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value)
  }
  if (Array.isArray(value)) return value.map(spoken)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoken(inner)]))
  }
  return value
}

async function main([broker, host, wanted, ...topics]) {
  const kafka = new Kafka({ clientId: 'foreign', brokers: [broker], logLevel: logLevel.ERROR })
  const registry = new SchemaRegistry({ host })
  const consumer = kafka.consumer({ groupId: 'foreign', readUncommitted: false })
  let read = 0
  let last = Date.now()
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  const ended = new Promise((resolve, reject) => {
    const look = setInterval(() => {
      if (read >= Number(wanted) && Date.now() - last > QUIET_MILLIS) {
        clearInterval(look)
        resolve()
      }
    }, 100)
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
  })
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      const value = await registry.decode(message.value)
      console.log(JSON.stringify({
        topic, partition, offset: Number(message.offset), key: message.key.toString(), value: spoken(value),
      }))
      read += 1
      last = Date.now()
    },
  })
  await ended
  await consumer.disconnect()
}

main(process.argv.slice(2)).then(() => process.exit(0), error => {
  console.error(error.message)
  process.exit(1)
})
