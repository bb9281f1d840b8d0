/** Words of the shares' way onto their holders' sticks. */
import type { TextCatalogue } from './message.ts'

export const officeSharesWords = {
  step_shares: { ja: '持ち分を保管者のUSBメモリーに移す', en: "Shares go onto their holders' sticks" },
  step_shares_how: {
    ja: '式典の場で、保管者ごとに1本。もう一人が確かめると、このコンピューターの持ち分は消えます。',
    en: 'At the ceremony, a stick for each holder. When another person has looked at it, the share is erased here.',
  },
  sharesStickText: {
    ja: '保管者のUSBメモリーを1本ずつ挿して書き、もう一人が確かめます。確かめると、このコンピューターから消えます。USBメモリーは保管者が封筒（「書類を作る」）に入れて持ち帰ります。',
    en: 'One by one: put the holder\'s stick in, write; another person looks at it, and then the share is erased on this computer. The holder takes the stick home in its envelope ("Make the papers").',
  },
  shareOpen: { ja: 'まだこのコンピューターにあります', en: 'still on this computer' },
  sharePut: { ja: '{name} が書きました', en: 'written by {name}' },
  shareChecked: { ja: '{name} が確かめ、ここから消しました', en: 'seen by {name}, and erased here' },
  putShare: { ja: '持ち分を書く', en: 'Write the share' },
  checkShare: { ja: '見て、ここから消す', en: 'See it, erase it here' },
  shareHolder: { ja: '保管者 {holder}', en: 'Holder {holder}' },
  'act_share-put': { ja: '保管者 {index} の持ち分をUSBメモリーに書いた', en: 'wrote the share of holder {index} onto its stick' },
  'act_share-checked': { ja: '保管者 {index} の持ち分をUSBメモリーで確かめ、ここから消した', en: 'saw the share of holder {index} on its stick, and erased it here' },
} as const satisfies TextCatalogue

export const officeSharesRefusals = {
  'share-erased': {
    ja: { title: '保管者 {index} の持ち分は、このコンピューターにはもうありません。何も変わっていません。', next: '保管者のUSBメモリーにあります。開くかどうかは「持ち分を確かめる」で確かめます。' },
    en: { title: 'The share of holder {index} is not on this computer any more. Nothing has changed.', next: 'It is on the stick of its holder. "Prove the shares" tells whether it opens.' },
  },
  'share-stick-differs': {
    ja: {
      title: 'USBメモリーに、保管者 {index} の持ち分がないか、読み返すと違います。このコンピューターの持ち分は残っています。',
      next: '保管者 {index} のUSBメモリーかを確かめ、書きなおしてください。また違うときは、USBメモリーを替えます。',
    },
    en: {
      title: 'The share of holder {index} is not on the stick, or reads otherwise. It is still on this computer.',
      next: 'See that it is the stick of holder {index} and write it again. If it differs once more, take another stick.',
    },
  },
} as const
