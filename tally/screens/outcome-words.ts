/** The outcome of a candidate, of a choice of a question, or of a party, in one word. */
import { type AnnouncedCandidate, toldAbout } from '#election/count/announcement.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'

export function outcomeWords(outcome: AnnouncedCandidate['outcome'], contest: Parameters<typeof toldAbout>[0]) {
  const about = toldAbout(contest)
  if (about === 'choices' && outcome === 'won') return tallyWords.outcome_most
  if (about === 'parties' && (outcome === 'won' || outcome === 'won-by-lot' || outcome === 'ineligible'))
    return tallyWords[`party_${outcome}`]
  return tallyWords[`outcome_${outcome}`]
}
