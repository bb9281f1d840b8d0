/** online-settings.md: the grounds of an application and the questions after a vote. No count goes by them, and no machine takes others. */
import type { JsonObject } from '../package/canonical.ts'
import { distinct, Malformed, object, objects, oneOf, only, text, whole, words } from '../package/fields.ts'

const CATEGORY = /^[a-z][a-z0-9-]{0,31}$/
/** Lines, and signs without a form. */
const UNSHOWN = /[\p{Cc}\p{Cf}]/u

export function checkApplicants(value: JsonObject, isPrivate: boolean): void {
  const applicants = object(value, 'applicants')
  only(applicants, ['categories', 'places'])
  if (applicants.places !== null) whole(applicants, 'places', 1, 1_000_000)
  const categories = objects(applicants, 'categories', 0, 16)
  for (const each of categories) {
    only(each, ['answer', 'id', 'name', 'proof'])
    text(each, 'id', CATEGORY)
    oneOf(each, 'answer', ['electronic', 'paper'])
    checkText(object(each, 'name'), 60)
    checkText(object(each, 'proof'), 300)
  }
  distinct(
    categories.map(({ id }) => id),
    'applicants.categories',
  )
  // Members are on their body's list, and apply for nothing.
  if (isPrivate && (applicants.places !== null || categories.length > 0)) throw new Malformed('applicants')
}

export function checkQuestionnaire(value: JsonObject): void {
  for (const each of objects(value, 'questionnaire', 0, 5)) {
    only(each, ['answers', 'text'])
    checkText(object(each, 'text'), 200)
    for (const answer of objects(each, 'answers', 2, 8)) checkText(answer, 80)
  }
}

function checkText(text: JsonObject, most: number): void {
  only(text, ['en', 'ja'])
  for (const name of ['en', 'ja']) {
    const said = words(text, name, 1, most)
    if (said.trim() !== said || UNSHOWN.test(said)) throw new Malformed(name)
  }
}
