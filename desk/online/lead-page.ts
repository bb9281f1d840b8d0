/** The leading page: no script, a form for the next step, and links that open the real pages. */
import { createHash } from 'node:crypto'
import { inEach, nextLanguage } from '#election/language.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { INVENTED_PASSPHRASE } from '#simulation/online/programs/ceremony.ts'
import { VOTERS } from '#simulation/online/programs/invented-people.ts'
import { STAFF } from '#simulation/online/programs/online-programs.ts'
import { escaped } from '#ui/escaped.ts'
import { fill, type Language, onScreen, type RefusalCatalogue, type Text, type Values } from '#ui/messages/message.ts'
import { abroadLead } from '#ui/messages/online-abroad.ts'
import { memberLead } from '#ui/messages/online-members.ts'
import { staffRefusals } from '#ui/messages/online-staff.ts'
import { passkeyRefusals } from '#ui/messages/online-staff-passkeys.ts'
import { certificatePage, onlyAbroad } from '#words/abroad.ts'
import { uiWords } from '#words/common.ts'
import { schoolLead } from '#words/members.ts'
import { leadWords as words } from '#words/online.ts'
import { residentsLead } from '#words/residents.ts'
import type { Exported, LeadView, Letter, Step } from './lead.ts'
import type { AbroadPapers } from './lead-abroad.ts'
import { nightPart } from './lead-night.ts'
import type { SchoolPapers } from './lead-school.ts'
import type { Policy } from './policy.ts'

/** Facts that do not change while it runs. */
export interface LeadFacts {
  readonly policy: Policy
  readonly settings: OnlineSettings
  /** Address of the office's pages. */
  readonly office: string
}

const STYLE = `
body { margin: 0 auto; max-width: 54rem; padding: 0 1rem 3rem; font: 1rem/1.6 "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; color: #1a1a1a; background: #fff }
header { padding: .25rem .75rem; background: #ffe9a8; border-left: 6px solid #6b3d00 } h1 { font-size: 1.4rem; margin: .25rem 0 } h2, h3 { font-size: 1.1rem; margin: 0 } h3 { margin-top: .6rem } p { margin: .4rem 0 }
ol { list-style: none; margin: 1rem 0; padding: 0 } .step { padding: .5rem .9rem; margin-top: .5rem; border: 1px solid #767676; border-radius: .5rem }
.step[aria-current] { border: 3px solid #00497a } .later { color: #4a4a4a } .step h2 span { display: inline-block; min-width: 1.8em }
form { margin-top: .75rem } button { font: inherit; font-weight: 700; min-height: 3rem; padding: .4rem 1.2rem; border: 2px solid #00497a; border-radius: .5rem; color: #fff; background: #00497a; cursor: pointer }
:focus-visible { outline: 4px solid #b35c00; outline-offset: 2px } a { color: #00497a } section { margin-top: .75rem; padding: .25rem .9rem .5rem; background: #f0f4f8 }
code { font-size: 1.05em; overflow-wrap: anywhere } table { border-collapse: collapse; font-size: .9rem } td, th { border-bottom: 1px solid #888; padding: .3rem .6rem; text-align: start; overflow-wrap: anywhere } .short { white-space: nowrap } .words td, .words th { overflow-wrap: break-word }
.fault { padding: .5rem .9rem; border-left: 6px solid #a40000; background: #fbeeee } pre { white-space: pre-wrap; overflow-wrap: anywhere }`
/** The page's policy lets in this style and no other one. */
export const LEAD_PAGE_STYLE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

type Say = (text: Text, values?: Values) => string

export function leadPage(view: LeadView, { office, policy, settings }: LeadFacts, language: Language): string {
  const say: Say = (text, values) =>
    escaped(onScreen(fill((IN_OTHER_WORDS[policy]?.get(text) ?? text)[language], values), language))
  const other = nextLanguage(language)
  const [first, second] = STAFF
  const { overwrite, deskOverride, voters } = settings.switches
  const switches = [
    words[`switch_overwrite_${overwrite}`],
    words[`switch_deskOverride_${deskOverride}`],
    words[`switch_voters_${voters}`],
  ]
  const { page } = settings.origin
  const voting = view.step === 'apply' ? applyingPart(settings, say) : votingPart(view, page, say)
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(words.title)}</title><style>${STYLE}</style></head>
<body><header><h1>${say(words.title)}</h1><p>${say(words.notReal)}</p></header>
<main><p><a href="${language}">${say(words.again)}</a>　<a href="${other}" lang="${other}">${escaped(uiWords.ownName[other])}</a></p>
<p>${say(words[`policy_${policy}`])}</p><ul>${switches.map((text) => `<li>${say(text)}</li>`).join('')}</ul>
<p><a href="${office}" target="_blank" rel="noreferrer">${say(words.openOffice)}</a>　${say(words.office, { first, second, passphrase: INVENTED_PASSPHRASE })}</p>
<ol>${view.steps.map((step, at) => (step === view.step ? nextPart(step, at, view, { say, language, voting }) : stepPart(step, at, view, say))).join('\n')}</ol>
${view.step === null ? voting : ''}
${nightPart(view, { say, language })}
${view.exported === null ? '' : exportedPart(view.exported, say)}
<p><a href="programs.txt" target="_blank">${say(words.openWritten)}</a>　${say(words.written)}</p>
</main></body></html>`
}

interface Around {
  readonly say: Say
  readonly language: Language
  /** Before the button: nobody closes the vote because it was the first thing to press. */
  readonly voting: string
}

function nextPart(step: Step, at: number, { fault }: LeadView, { say, language, voting }: Around): string {
  const [first, second] = STAFF
  const said = fault === null ? '' : `<div class="fault" role="alert">${faultPart(fault, say)}</div>`
  return `<li class="step" data-step="${step}" aria-current="step">${titleOf(step, `${at + 1}`, say)}<p>${say(words[`what_${step}`], { first, second })}</p>${said}
${voting}<form method="post" action="${language}"><button name="step" value="${step}">${say(words[`press_${step}`])}</button></form></li>`
}

const REFUSALS: RefusalCatalogue<StaffRefusal> = { ...staffRefusals, ...passkeyRefusals }

function faultPart(fault: NonNullable<LeadView['fault']>, say: Say): string {
  if (typeof fault !== 'string') return `<p>${say(words.fault)}</p><pre>${escaped(fault.said)}</pre>`
  const of = (part: 'title' | 'next') => say(inEach((language) => REFUSALS[fault][language][part]))
  return `<p><strong>${of('title')}</strong></p><p>${of('next')}</p>`
}

function stepPart(step: Step, at: number, { step: next, steps }: LeadView, say: Say): string {
  const isDone = next === null || at < steps.indexOf(next)
  return `<li class="step${isDone ? '' : ' later'}" data-step="${step}">${titleOf(step, isDone ? '✓' : `${at + 1}`, say)}</li>`
}

function titleOf(step: Step, sign: string, say: Say): string {
  return `<h2><span>${sign}</span>${say(words[`step_${step}`])}</h2>`
}

/** The page of an application, and what to type there for each of the two. */
function applyingPart({ applicants, origin: { page } }: OnlineSettings, say: Say): string {
  const grounds = applicants.categories.length === 0 ? '' : `<p>${say(residentsLead.ground)}</p>`
  const people = Object.values(VOTERS).map((card) => {
    const { password, person, shows } = TEST_CARDS[card]
    const birth = person.birth.replace(/^.(....)(..)(..)$/, '$1-$2-$3')
    const says = (language: Language) =>
      fill(words.applicant[language], { birth, card: shows[language], name: person.name, password })
    return `<li>${say(inEach(says))}</li>`
  })
  return `<section><p><a href="${page}/apply" target="_blank" rel="noreferrer">${say(words.openApply)}</a></p><ul>${people.join('')}</ul>${grounds}<p>${say(words.otherCards)}</p></section>`
}

/** A private body has no card, commission or station. */
const OF_MEMBERS: ReadonlyMap<Text, Text> = new Map(
  Object.entries(memberLead).map(([name, text]) => [words[name as keyof typeof memberLead], text]),
)
const OF_ABROAD: ReadonlyMap<Text, Text> = new Map(
  Object.entries(abroadLead).map(([name, text]) => [words[name as keyof typeof abroadLead], text]),
)
const IN_OTHER_WORDS: Partial<Record<Policy, ReadonlyMap<Text, Text>>> = { school: OF_MEMBERS, overseas: OF_ABROAD }

function votingPart({ letters, papers, step, steps, votes }: LeadView, page: string, say: Say): string {
  if (letters.length === 0 && papers === null) return ''
  const isThere = step === null || steps.indexOf(step) > steps.indexOf('boxes')
  const log = `<p data-votes="${votes}">${say(words.log, { votes })} <a href="${page}/look" target="_blank" rel="noreferrer">${say(words.openLog)}</a></p>`
  const own = papers === null ? '' : papersPart(papers, isThere, say)
  return `<section>${own}${letters.map((letter) => letterPart(letter, isThere, say)).join('\n')}${isThere ? log : ''}</section>`
}

function papersPart({ count, pdfs, shown }: SchoolPapers | AbroadPapers, isThere: boolean, say: Say): string {
  const links = pdfs.map(
    (_, at) => `<p><a href="letters-${at + 1}.pdf" target="_blank">${say(schoolLead.letters, { count })}</a></p>`,
  )
  const some = shown.map(({ address, name, ...letter }) => {
    const vote = `<p><a href="${escaped(address.href)}" target="_blank" rel="noreferrer">${say(words.openVoter)}</a></p>`
    const asked = 'card' in letter ? abroadPart(letter, say) : birthPart(letter.birth, say)
    return `<h3>${say(words.letter, { name })}</h3>${isThere ? `${vote}${asked}` : ''}`
  })
  const which = shown.some((each) => 'card' in each) ? onlyAbroad.some : schoolLead.some
  return `${links.join('')}<p>${say(which)}</p>${some.join('')}`
}

function birthPart(birth: string | null, say: Say): string {
  return birth === null ? '' : `<p>${say(schoolLead.birth, { birth })}</p>`
}

function abroadPart(
  { card, certificate }: Pick<AbroadPapers['shown'][number], 'card' | 'certificate'>,
  say: Say,
): string {
  return `<p>${say(certificatePage.label)} <code>${escaped(certificate)}</code></p>${cardPart(card, say)}`
}

function cardPart(card: keyof typeof TEST_CARDS, say: Say): string {
  const { password, person, shows } = TEST_CARDS[card]
  const says = (language: Language) =>
    fill(words.card[language], { card: shows[language], name: person.name, password })
  return `<p>${say(inEach(says))}</p>`
}

function letterPart({ paper, number, rollNo }: Letter, isThere: boolean, say: Say): string {
  const { person } = TEST_CARDS[VOTERS[rollNo]]
  const title = `<h3>${say(words.letter, { name: person.name })}</h3>`
  if (paper === null) return `${title}<p>${say(words.printedByHand, { number })}</p>`
  const { address } = paper
  const code = address.hash.slice(1).replaceAll(/(.{4})(?=.)/g, '$1-')
  const link = `<p><a href="${escaped(address.href)}" target="_blank" rel="noreferrer">${say(words.openVoter)}</a></p>`
  const vote = `${link}${cardPart(VOTERS[rollNo], say)}`
  return `${title}
<p><a href="letter-${number}.pdf" target="_blank">${say(words.openLetter)}</a>　${say(words.code)} <code>${escaped(code)}</code></p>${isThere ? vote : ''}`
}

function exportedPart({ codes, files, number }: Exported, say: Say): string {
  const rows = files.map(
    ({ bytes, path, sha256 }) =>
      `<tr><td><code>${escaped(path)}</code></td><td>${bytes}</td><td><code>${sha256}</code></td></tr>`,
  )
  const listed =
    codes.length === 0 ? say(words.noCodes) : codes.map((code) => `<code>${escaped(code)}</code>`).join(' ')
  return `<section id="exported"><h2>${say(words.done)}</h2><p>${say(words.number)} <code>${escaped(number)}</code></p>
<p>${say(words.codes)} ${listed}</p><p>${say(words.files)}</p>
<table><tr><th>${say(words.file)}</th><th>${say(words.size)}</th><th>SHA-256</th></tr>${rows.join('')}</table><p>${say(words.envelope)}</p></section>`
}
