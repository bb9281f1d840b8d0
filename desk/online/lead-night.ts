/** The part of the leading page after the export: what was sorted, what was counted, and how anybody checks it. */

import { titleIn } from '#election/definition/definition.ts'
import { escaped } from '#ui/escaped.ts'
import type { Language, Text, Values } from '#ui/messages/message.ts'
import { sortingWords } from '#ui/messages/online-sorting.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { onlineChecks } from '#ui/messages/verify-online.ts'
import { leadWords as words } from '#words/online.ts'
import type { CountedContest, LeadView } from './lead.ts'

interface Around {
  readonly say: (text: Text, values?: Values) => string
  readonly language: Language
}

/** The newest first: it is what the last press brought. */
export function nightPart({ counted, published, sorted }: LeadView, around: Around): string {
  const parts = [
    published === null ? '' : publishedPart(published, around),
    counted === null ? '' : countedPart(counted, around),
    sorted === null ? '' : sortedPart(sorted, around),
  ]
  return parts.join('\n')
}

function sortedPart({ sums }: NonNullable<LeadView['sorted']>, { say }: Around): string {
  const { counted, events, held, restored, superseded, voided } = sums
  const rows = [
    [words.sortedEvents, events],
    [words.sortedSuperseded, superseded],
    [words.sortedWithdrawn, held + voided - restored],
    [words.sortedCounted, counted],
  ] as const
  const listed = rows.map(([text, number]) => `<tr><th scope="row">${say(text)}</th><td>${number}</td></tr>`)
  return `<section id="sorted"><h2>${say(words.sorted)}</h2><table class="words">${listed.join('')}</table>
<p>${say(sortingWords.sums, { ...sums })}</p><p>${say(words.sortedRefused)}</p></section>`
}

function countedPart(contests: readonly CountedContest[], { language, say }: Around): string {
  const tables = contests.map(({ candidates, ended, records, titles }, at) => {
    const isReview = candidates.some(({ review }) => review !== null)
    const heads = isReview ? [tallyWords.marked, tallyWords.unmarked, tallyWords.verdictOfJudge] : [words.votes]
    const rows = candidates.map(({ name, number, review, votes }) => {
      const judged = review === null ? '' : judgedCells(review, say)
      return `<tr><td>${number}</td><th scope="row">${escaped(name)}</th><td data-contest="${at}" data-candidate="${number}">${votes}</td>${judged}</tr>`
    })
    const columns = [words.countedNumber, words.name, ...heads].map((head) => `<th>${say(head)}</th>`).join('')
    return `<h3>${escaped(titleIn(language, titles))}</h3><table class="words"><tr>${columns}</tr>${rows.join('')}</table>
<p data-ended="${ended}" data-records="${records}">${say(words.countedSums, { ended, records })}</p>`
  })
  return `<section id="counted"><h2>${say(words.counted)}</h2><p>${say(words.countedWith)}</p>${tables.join('\n')}</section>`
}

/** 国民審査: votes without a mark, and the verdict. */
function judgedCells(
  { unmarked, verdict }: NonNullable<CountedContest['candidates'][number]['review']>,
  say: Around['say'],
): string {
  return `<td>${unmarked ?? '–'}</td><td>${verdict === null ? '–' : say(tallyWords[`judge_${verdict}`])}</td>`
}

function publishedPart({ authority, number, online }: NonNullable<LeadView['published']>, { language, say }: Around) {
  const results = { holds: words.holds, fails: words.fails, 'not-checked': words.notChecked }
  const rows = online.checks.map(({ check, result }) => {
    const text = (onlineChecks as Readonly<Record<string, Text | undefined>>)[check]?.[language] ?? ''
    return `<tr><th scope="row" class="short">${escaped(check)}</th><td>${escaped(text)}</td><td>${say(results[result])}</td></tr>`
  })
  const same = online.differing?.length === 0 ? `<p>${say(words.sortedSame)}</p>` : ''
  return `<section id="published"><h2>${say(words.published)}</h2>
<p><a href="bundle.tar" download>${say(words.bundle)}</a>　<a href="check.html" target="_blank">${say(words.openCheck)}</a></p><p>${say(words.howToCheck)}</p>
<p>${say(words.authorityNumber)} <code data-digits="authority">${escaped(authority)}</code></p><p>${say(words.bundleNumber)} <code data-digits="bundle">${escaped(number)}</code></p>
<h3>${say(words.verified)}</h3><table class="words">${rows.join('')}</table>${same}<p>${say(words.cardsBySorters)}</p></section>`
}
