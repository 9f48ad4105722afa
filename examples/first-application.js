// Sends one application and waits for what becomes of it.
//   npm install kafkajs@2.2.4 @kafkajs/confluent-schema-registry@3.9.0
//   node first-application.js BROKER REGISTRY
const { Kafka, Partitioners, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')

const [broker, host] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'loan-system', brokers: [broker], logLevel: logLevel.ERROR })
const registry = new SchemaRegistry({ host })

const application = {
  application_id: `js-${Date.now()}`,
  applicant_id: 'p-17',
  submitted_at: Date.now(),
  NAME_CONTRACT_TYPE: 'Cash loans',
  AMT_INCOME_TOTAL: 54000,
  AMT_CREDIT: 250000,
  AMT_ANNUITY: 14500,
  DAYS_BIRTH: -14200,
  EXT_SOURCE_2: 0.72,
  EXT_SOURCE_3: 0.65,
}

async function main() {
  // Looked up, never registered: a release does that.
  const id = await registry.getLatestSchemaId('credit.applications-value')
  const value = await registry.encode(id, application)

  // This partitioner places keys where Java's does, and so where Scoreline expects them.
  const producer = kafka.producer({ idempotent: true, createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  const [sent] = await producer.send({
    topic: 'credit.applications',
    acks: -1,
    messages: [{ key: application.applicant_id, value }],
  })
  await producer.disconnect()
  const place = `credit.applications-${sent.partition}-${sent.baseOffset}`

  const consumer = kafka.consumer({ groupId: 'loan-system-js', readUncommitted: false })
  await consumer.connect()
  await consumer.subscribe({ topics: ['credit.decisions', 'credit.rejections'], fromBeginning: true })
  const said = await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
    consumer.run({
      eachMessage: async ({ topic, message }) => {
        const answer = await registry.decode(message.value)
        if (topic === 'credit.rejections' && message.key.toString() === place) {
          resolve(`rejected: ${answer.code} ${answer.field}`)
        } else if (topic === 'credit.decisions' && answer.application_id === application.application_id) {
          const percent = (100 * answer.probability_of_default).toFixed(1)
          resolve(`${answer.outcome} at ${percent} %: ${answer.points} points`)
        }
      },
    }).catch(reject)
  })
  console.log(said)
  await consumer.disconnect()
}

main().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
