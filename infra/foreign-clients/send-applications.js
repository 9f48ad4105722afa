// Sends applications as any user of KafkaJS does: in the schema that the registry holds, each under its applicant.
//   node send-applications.js BROKER REGISTRY FILE
// The file has one application a line, in JSON.
'use strict'

const fs = require('node:fs')
const { Kafka, Partitioners, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')

const TOPIC = 'credit.applications'
const AT_ONCE = 500

async function main([broker, host, file]) {
  const kafka = new Kafka({ clientId: 'foreign', brokers: [broker], logLevel: logLevel.ERROR })
  const registry = new SchemaRegistry({ host })
  const id = await registry.getLatestSchemaId(`${TOPIC}-value`)
  const applications = fs.readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse)
  const messages = await Promise.all(applications.map(async application => ({
    key: application.applicant_id, value: await registry.encode(id, application),
  })))
  const producer = kafka.producer({ idempotent: true, createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    await producer.send({ topic: TOPIC, acks: -1, messages: messages.slice(at, at + AT_ONCE) })
  }
  await producer.disconnect()
}

main(process.argv.slice(2)).then(() => process.exit(0), error => {
  console.error(error.message)
  process.exit(1)
})
