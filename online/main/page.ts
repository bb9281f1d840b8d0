/**
 * The server of the voter's page: `node dist/services/online-page.mjs CONFIG.json`. Says where it listens when it does. After the end
 * `node dist/services/online-page.mjs CONFIG.json answers [FILE…]` writes the answers to the town's questions as CSV to standard output; `FILE` is that of
 * another host with the same page.
 */
import { join } from 'node:path'
import pino from 'pino'
import { toHex } from '#election/bytes.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { ANSWERS_END_SECONDS, AnswerBox, readKept, together } from '../page-server/answer-box.ts'
import { answersCsv } from '../page-server/answers-csv.ts'
import { pageServer } from '../page-server/page-server.ts'
import { filesIn } from '../static-file.ts'
import { pageConfig, readConfig, systemSecond, untilEnd } from './config.ts'
import { authorityIn, readElectionFiles } from './election-files.ts'
import { readGazetteFiles } from './gazette-files.ts'

const KEEP_LAST_MS = 60_000

const { answers: answersFile, authority, collector, election, files, gate, listen, log } = readConfig(pageConfig)
const signed = { authority, package: election, settings: join(election, 'online.json') }
const { electionPackage, settings } = readElectionFiles(signed)
const questions = settings.settings.questionnaire
if ((answersFile === null) !== (questions.length === 0))
  throw new Error('page: answers: null where nothing is asked, and nowhere else')
const [, , , command, ...others] = process.argv
if (command === undefined) await serve()
else if (command === 'answers' && answersFile !== null) writeAnswers(answersFile)
else throw new Error(`page: answers, or nothing: ${command}`)

/** Before the end a difference of two tables would be the answers of those between them. */
function writeAnswers(own: string): void {
  if (systemSecond() < settings.closes + ANSWERS_END_SECONDS) throw new Error('page: answers: an hour after the close')
  const kept = [own, ...others].map((file) => readKept({ file, questions, settings: toHex(settings.hash) }))
  process.stdout.write(answersCsv(questions, kept.reduce(together)))
}

async function serve(): Promise<void> {
  const parts = { questions, settings: toHex(settings.hash), closes: settings.closes, now: systemSecond }
  const answers = answersFile === null ? null : new AnswerBox({ ...parts, file: answersFile, write: writeWholeFile })
  const server = pageServer({
    files: filesIn(files),
    election,
    gazette: readGazetteFiles(election, authorityIn(authority), electionPackage),
    log,
    gate,
    collector: collector === null ? null : new URL(collector),
    answers,
  })
  await server.listen(listen)
  const last = setInterval(() => answers?.keepLast(), KEEP_LAST_MS)
  pino({ base: null }).info(
    { listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) },
    'page',
  )
  untilEnd(async () => {
    clearInterval(last)
    await server.close()
    await answers?.written()
  })
}
