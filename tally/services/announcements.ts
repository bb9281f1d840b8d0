/** The announcements, durable before the hall sees them: `<out>/announcements/`. */
import type { z } from 'zod'
import { ANNOUNCEMENT_BYTES_MAX, type Announcement, keptAnnouncement } from '#election/count/announcement.ts'
import { KeptSeries } from './kept-series.ts'
import type { StageFiles } from './stage-files.ts'

export class KeptAnnouncements extends KeptSeries<Announcement, z.output<typeof keptAnnouncement.schema>> {
  constructor(out: string, files: Pick<StageFiles, 'signer'>, electionId: () => string) {
    const bytesMax = ANNOUNCEMENT_BYTES_MAX
    super({ folder: 'announcements', use: 'announcement', bytesMax, format: keptAnnouncement }, out, files, electionId)
  }
}
