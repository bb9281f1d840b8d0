/** For tests: a record of the office that takes the acts of the voice's services, and a list of the events that they sent to the session. */
import type { LocalMinute } from '#election/time.ts'
import type { OfficeEvent } from '../session/event.ts'
import { NEW_PROJECT, type Project, withAct } from '../session/project.ts'
import type { Act } from '../session/record.ts'

export class VoiceRecord {
  static readonly at = '2027-03-01T09:30' as LocalMinute
  project: Project = NEW_PROJECT
  readonly events: OfficeEvent[] = []
  /** Whether somebody is signed in; if not, nothing is recorded. */
  somebody = true

  readonly record = async (act: Act, by = '愛'): Promise<boolean> => {
    if (this.somebody) this.project = withAct(this.project, { act, at: VoiceRecord.at, by })
    return this.somebody
  }

  readonly send = (event: OfficeEvent): void => void this.events.push(event)

  codes() {
    return this.events.flatMap((event) => (event.type === 'refused' ? [event.code] : []))
  }

  seen() {
    const event = this.events.findLast(({ type }) => type === 'voice-seen')
    if (event?.type !== 'voice-seen') throw new Error('no voice was seen')
    return event.pack
  }
}
