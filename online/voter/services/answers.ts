/** Answers to the town's questions (S-09): a request of its own, with no code, no key and nothing that the page keeps. */
import { type Answers, writeAnswers } from '#election/online/questionnaire.ts'
import { ask } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

/** @returns whether they were taken */
export async function sendAnswers(
  { fetch, origin }: Pick<Surroundings, 'fetch' | 'origin'>,
  answers: Answers,
): Promise<boolean> {
  const how = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: writeAnswers(answers) }
  return (await ask(fetch, `${origin}/answers`, 0, how))?.status === 200
}
