/**
 * 発券のみ: the word of a station without a roll that stands in its signed report where another has its roll list: how many slips were used, and
 * the last day list, which named them to the office. Each used slip brought a card or a paper in one contest at least (ISS-02).
 */
export interface ReportedSlips {
  readonly used: number
  /** SHA-256 of the document of the last day list, hex (docs/formats/roll-list.md). */
  readonly dayList: string
}

/** A line of the report for one contest. */
interface Line {
  readonly issued: number
  readonly returned: number
  readonly ofNobody: number
  readonly onPaper: { readonly braille: number; readonly provisional: number; readonly ordinary: number }
}

/** No contest has more voters than slips were used, and every slip is in one of them. A vote of nobody (人違い) has no slip. */
export function holdSlips({ used }: Pick<ReportedSlips, 'used'>, contests: readonly Line[]): boolean {
  const voters = contests.map(({ issued, returned, ofNobody, onPaper: { braille, provisional, ordinary } }) => {
    return issued - returned - ofNobody + braille + provisional + ordinary
  })
  return used >= Math.max(0, ...voters) && used <= voters.reduce((sum, each) => sum + each, 0)
}
