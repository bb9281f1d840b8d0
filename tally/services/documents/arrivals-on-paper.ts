/** How a station was received, in the words of its transport list. */
import type { StationReceived } from '#documents/received-stations.ts'
import { type Arrival, unsealedContainers } from '#election/count/arrival.ts'
import { arrivalWords } from '#words/tally.ts'

export function arrivalOnPaper(arrival: Arrival): StationReceived['arrival'] {
  const { at, clerk, decision, containers, differing } = arrival
  const seals = containers.filter(({ label }) => label !== '')
  const open = unsealedContainers(arrival).map(({ container, sealed, locked }) => {
    const lacking = [...(sealed ? [] : [arrivalWords.sealed.ja]), ...(locked ? [] : [arrivalWords.locked.ja])]
    return `${itemOf(container)}：${lacking.join('、')}なし`
  })
  return {
    at,
    clerk,
    decision,
    seals: seals.map(({ container, label }) => `${SHORT[container]}　${label}`),
    faults: [...open, ...differing.map(({ item, note }) => `${itemOf(item)}：${note}`)],
  }
}

const SHORT = { originals: '正（原本）', duplicates: '副（複写）', 'ballot-box': '投票箱' } as const

function itemOf(item: Arrival['differing'][number]['item']): string {
  return arrivalWords[`item_${item}`].ja
}
