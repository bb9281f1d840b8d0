/** 開票速報: one announcement as it was made, to be hung up and given to the press; a line for each candidate. The same each time. */
import type { Announcement } from '#election/count/announcement.ts'
import { announcedContest } from './announced-contest.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { makeDocument } from './form.ts'
import { type WallLook, wallLine } from './wall-line.ts'

/** More lines than this are closer together: 26 candidates and their sums are one page. */
const LARGE_LINES = 18
const LARGE: WallLook = { size: 17, partySize: 10, space: 4, number: 50, party: 128, figure: 112, outcome: 72 }
/** Twenty letters of a party are one line. */
const CLOSE: WallLook = { size: 12, partySize: 8, space: 4, number: 40, party: 172, figure: 82, outcome: 62 }

export async function numberedAnnouncement(
  announcement: Announcement,
  head: DocumentHead,
  fonts: DocumentFonts,
  { ofBody }: { readonly ofBody: boolean } = { ofBody: false },
): Promise<MadeDocument> {
  const { number, corrects } = announcement
  const corrections = corrects === null ? [] : [corrects]
  const title = `開票速報　第${number}回`
  return makeDocument(head, fonts, { title, short: title }, (form) => {
    announcement.contests.forEach((contest, i) => {
      if (i > 0) form.newRecord(title)
      const look = contest.candidates.length > LARGE_LINES ? CLOSE : LARGE
      announcedContest(form, {
        ...{ announcement, contest, corrections, ofBody },
        lines(page, lines, below) {
          for (const line of lines) wallLine(page, line, look)
          below(page)
        },
      })
    })
  })
}
