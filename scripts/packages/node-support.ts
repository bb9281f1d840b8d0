/** How long each line of Node gets corrections of security: `packages/node/ends.json`, after nodejs/Release, schedule.json, column `end`. */
import ends from '../../packages/node/ends.json' with { type: 'json' }

export type NodeVersion = `${number}.${number}.${number}`

/** Lines with long support alone: no other is shipped. */
const ENDS: Readonly<Record<string, string>> = ends

export type Support =
  | { readonly type: 'lasts'; readonly until: string }
  /** `words`: what happened and what to do. */
  | { readonly type: 'over'; readonly words: string }

/** @param date YYYY-MM-DD; a line is kept to the end of its last day */
export function supportOf(version: NodeVersion, date: string): Support {
  const [line = ''] = version.split('.')
  const until = ENDS[line]
  if (until === undefined)
    return { type: 'over', words: wordsOf(version, 'is no line with long support that is known') }
  if (date > until)
    return { type: 'over', words: wordsOf(version, `has had no corrections since ${until} (today: ${date})`) }
  return { type: 'lasts', until }
}

function wordsOf(version: string, why: string): string {
  return [
    `Node ${version}, which packages carry, ${why}.`,
    'Programs that were delivered run on; nothing new is built with it. What to do: name the newest line with long support in',
    'packages/node/package.json, run there `npm install --package-lock-only --omit-lockfile-registry-resolved`, add its end to',
    'packages/node/ends.json (nodejs/Release, schedule.json), and play scripts/all-nodes with that line.',
  ].join('\n')
}
