/**
 * 国民審査, from the words of its Act: 「罷免を可とする投票の数が罷免を可としない投票の数より多い裁判官は、罷免を可とされたものとする」, unless 投票の総数 does not reach
 * 百分の一 of those on the rolls (art. 32, as quoted before 2016). Who is not a judge any more on the day is not reviewed (art. 5-3(1)).
 */
export interface Reviewed {
  /** Judges who are reviewed. */
  readonly votes: readonly { readonly number: number; readonly forDismissal: bigint; readonly against: bigint }[]
  readonly cast: bigint
  /** Null: a station's report is missing. */
  readonly registered: bigint | null
}

export interface Decided {
  readonly number: number
  readonly verdict: 'dismissed' | 'not-dismissed' | 'open'
}

export function decided({ votes, cast, registered }: Reviewed): readonly Decided[] {
  const isEnough = registered === null ? null : 100n * cast >= registered
  return votes.map(({ number, forDismissal, against }) => {
    const hasMore = forDismissal > against
    if (hasMore && isEnough === null) return { number, verdict: 'open' }
    return { number, verdict: hasMore && isEnough === true ? 'dismissed' : 'not-dismissed' }
  })
}
