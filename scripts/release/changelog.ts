/** The part of CHANGELOG.md about one version: its day and its lines, with how to come from the version before. */
import { err, ok, type Result } from '#election/result.ts'

export interface Notes {
  /** YYYY-MM-DD */
  readonly date: string
  /** Its part of the page. */
  readonly text: string
}

export type NotesFault =
  /** There is no `## X.Y.Z (YYYY-MM-DD)`. */
  | { readonly type: 'no-section'; readonly heading: string }
  /** Who runs the version before must read what to do, even if that is nothing. */
  | { readonly type: 'no-upgrading'; readonly heading: string }
  /** Something is still below `## Unreleased`. */
  | { readonly type: 'unreleased' }

export const UPGRADING = '### 更新のしかた · Upgrading'

export function notesOf(changelog: string, version: string): Result<Notes, NotesFault> {
  const sections = changelog.split(/^(?=## )/m)
  const unreleased = sections.find((each) => each.startsWith('## Unreleased'))
  if (unreleased !== undefined && /^\* /m.test(unreleased)) return err({ type: 'unreleased' })
  const heading = new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(([0-9]{4}-[0-9]{2}-[0-9]{2})\\)$`, 'm')
  for (const text of sections) {
    const [, date] = heading.exec(text.split('\n', 1)[0] ?? '') ?? []
    if (date === undefined) continue
    if (!text.includes(`\n${UPGRADING}\n`)) return err({ type: 'no-upgrading', heading: UPGRADING })
    return ok({ date, text: `${text.trimEnd()}\n` })
  }
  return err({ type: 'no-section', heading: `## ${version} (YYYY-MM-DD)` })
}
