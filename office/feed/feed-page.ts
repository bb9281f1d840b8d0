/** The page of the feed: tables that a screen reader reads line by line, no script, nothing from another server. */
import { figure } from '#election/figure.ts'
import type { Language } from '#election/language.ts'
import { escaped } from '#ui/escaped.ts'
import { feedWords as words } from '#ui/messages/feed.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import type { ContestResults, Feed } from './feed.ts'
import type { TurnoutAt } from './turnout.ts'

const STYLE = `body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}caption{text-align:left;font-weight:700;padding:.5rem 0}
th,td{border-bottom:1px solid #949494;padding:.35rem .5rem;text-align:left}
.figure{text-align:right;font-variant-numeric:tabular-nums}.sum{font-weight:700}.sample{border:3px solid #b00020;padding:.5rem}
.wide{overflow-x:auto}`

export function feedPage(feed: Feed, language: Language): string {
  const { electionPackage, turnout, results, madeAt } = feed
  const { rules, use } = electionPackage
  const said = (text: Text, values = {}) => escaped(fill(text[language], values))
  const note = (text: Text, values = {}) => `<p>${said(text, values)}</p>`
  // The latest first: who opens it in the evening looks for the last figures.
  const tables = [...turnout].reverse().map((at) => turnoutTable(at, language))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${said(words.title)} ${escaped(rules.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1><span lang="ja">${escaped(rules.title)}</span> ${said(words.title)}</h1>
${use === 'live' ? '' : `<p class="sample">${said(words.sample)}</p>`}
<p>${escaped(rules.date)}　${said(words.madeAt, { time: madeAt.replace('T', ' ') })}</p>
<h2>${said(words.results)}</h2>
${results === null ? note(words.notYet) : results.map((each) => (each.about === 'judges' ? judgeTable : resultTable)(each, language)).join('\n')}
<h2>${said(words.turnout)}</h2>
${[words.whatCounts, words.told, words.hiddenWhy].map((text) => note(text)).join('\n')}
${tables.join('\n')}
<p>${said(words.files)} ${filesOf(feed)
    .map((name) => `<a href="${name}">${name}</a>`)
    .join(' ')}</p>
</main>
</body>
</html>
`
}

const filesOf = ({ results }: Feed) => ['feed.json', 'turnout.csv', ...(results === null ? [] : ['results.csv'])]

function turnoutTable({ title, at, sum, missing, stations }: TurnoutAt, language: Language): string {
  const word = (text: Text, values = {}) => escaped(fill(text[language], values))
  const when = at === 'close' ? word(words.turnoutClose) : word(words.turnoutAt, { time: at })
  const head = [words.station, words.electors, words.men, words.women, words.all, words.rate, words.lastRate]
  const number = (value: number | null) => (value === null ? word(words.hidden) : figure(value))
  const rate = (value: number | null) => (value === null ? '—' : `${(value / 100).toFixed(2)}%`)
  const line = (name: string, each: TurnoutAt['sum'], last: number | null, kind: string) => {
    const electors = each.electors === null ? '—' : figure(each.electors)
    const figures = [electors, number(each.men), number(each.women), number(each.all), rate(each.rate), rate(last)]
    return `<tr${kind}><th scope="row">${name}</th>${figures.map((text) => `<td class="figure">${text}</td>`).join('')}</tr>`
  }
  const rows = stations.map((each) => line(`<span lang="ja">${escaped(each.name)}</span>`, each, each.lastRate, ''))
  return `<div class="wide"><table><caption><span lang="ja">${escaped(title)}</span> ${when}</caption>
<thead><tr>${head.map((text, place) => `<th scope="col"${place === 0 ? '' : ' class="figure"'}>${word(text)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}
${line(word(words.sum), sum, null, ' class="sum"')}</tbody></table></div>
${missing === 0 ? '' : `<p>${word(words.missing, { count: missing })}</p>`}`
}

const FIGURES: ReadonlySet<Text> = new Set([words.number, words.votes, words.seats, words.marked, words.unmarked])

const HEADS = {
  people: { name: words.name, party: words.party, won: words.elected },
  choices: { name: words.choice, party: words.party, won: words.most },
  parties: { name: words.partyOfList, party: words.shortName, won: words.seats },
  'open-lists': { name: words.partyOrPerson, party: words.shortOrParty, won: words.seatsOrElected },
  judges: { name: words.judge, party: words.party, won: words.became },
} as const

/** A judge has two figures, and neither party nor seat. */
function judgeTable({ title, candidates }: ContestResults, language: Language): string {
  const word = (text: Text) => escaped(text[language])
  const head = [words.number, words.judge, words.marked, words.unmarked, words.became]
  const rows = candidates.map(({ number, name, votes, unmarked, judged }) => {
    const figures = [votes, unmarked].map((each) => `<td class="figure">${each ?? '—'}</td>`).join('')
    const became = judged === null ? '' : word(words[`judged_${judged}`])
    return `<tr><td class="figure">${number}</td><th scope="row" lang="ja">${escaped(name)}</th>${figures}<td>${became}</td></tr>`
  })
  return tableOf(title, head, rows, language)
}

function tableOf(title: string, head: readonly Text[], rows: readonly string[], language: Language): string {
  return `<div class="wide"><table><caption lang="ja">${escaped(title)}</caption>
<thead><tr>${head.map((text) => `<th scope="col"${FIGURES.has(text) ? ' class="figure"' : ''}>${escaped(text[language])}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

function resultTable({ title, about, verdict, candidates }: ContestResults, language: Language): string {
  const word = (text: Text) => escaped(text[language])
  const isAsked = about === 'choices'
  const { name, party: short, won } = HEADS[about]
  const head = [words.number, name, ...(isAsked ? [] : [short]), words.votes, won]
  const rows = candidates.map(({ number, name, party, votes, elected, seats }) => {
    const cells = [
      ...(isAsked ? [] : [`<td lang="ja">${escaped(party)}</td>`]),
      `<td class="figure">${votes ?? '—'}</td>`,
      about === 'parties' || seats !== null
        ? `<td class="figure">${seats === null ? word(words.seatsOpen) : seats}</td>`
        : `<td>${elected ? word(about === 'open-lists' ? words.elected : won) : ''}</td>`,
    ]
    return `<tr><td class="figure">${number}</td><th scope="row" lang="ja">${escaped(name)}</th>${cells.join('')}</tr>`
  })
  const said = verdict === null ? '' : `\n<p>${word(words[`verdict_${verdict}`])}</p>`
  return `${tableOf(title, head, rows, language)}${said}`
}
