/**
 * What the office's slots refuse, in the words of whoever stands before them: whose stick lies there, what is safe, which hand does what.
 * The number below the words is for the technician (docs/trouble-numbers.md); commands say the same to a technician (put.ts).
 */

const ANOTHER = {
  ja: '取り外し、用意してある別の空の媒体を「媒体の口」に入れて、もう一度押してください。ないときは、技術担当を呼び、下の番号を伝えてください。',
  en: 'Take it out, put another of the prepared empty media into the slot of media, and press again. If there is none, call the technician and tell the number below.',
}
const EMPTY = { ja: '空の媒体を「媒体の口」に入れて、もう一度押してください。', en: 'Put an empty medium into the slot of media and press again.' }
const CALL = { ja: 'ここでは直せません。そのままにして技術担当を呼び、下の番号を伝えてください。', en: 'Nobody mends this here: leave it as it is, call the technician and tell the number below.' }

const media = {
  'stick-not-mounted': {
    ja: {
      title: '「媒体の口」に、このコンピューターに見える媒体がありません。何も書いていません。',
      next: '媒体を「媒体の口」に奥まで入れ、数秒待って、もう一度押してください。同じなら、用意してある別の媒体を入れてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    },
    en: {
      title: 'This computer sees no medium in the slot of media. Nothing was written.',
      next: 'Push the medium right into the slot of media, wait some seconds and press again. If nothing changes, try another of the prepared media; if that one is not seen either, call the technician and tell the number below.',
    },
  },
  'stick-file-system': {
    ja: { title: '「媒体の口」にあるのは、投票の媒体として用意されたものではありません（別の形式で初期化されています）。何も書かず、何も消していません。', next: ANOTHER.ja },
    en: { title: 'What is in the slot of media was not prepared as a medium: it is formatted otherwise. Nothing was written, and nothing erased.', next: ANOTHER.en },
  },
  'stick-not-empty': {
    ja: { title: '「媒体の口」の媒体に、ほかのもの（{found}）が入っています。何も書かず、何も消していません。', next: `誰のものかを確かめて、返してください。${ANOTHER.ja}` },
    en: { title: 'There is something else on the medium in the slot of media ({found}). Nothing was written, and nothing erased.', next: `Ask whose it is, and give it back. ${ANOTHER.en}` },
  },
  'stick-failed': {
    ja: {
      title: '「媒体の口」の媒体に書けないか、読めません（{fault}）。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
      next: `この媒体は使わずに分けておいてください。${ANOTHER.ja}`,
    },
    en: { title: 'The medium in the slot of media cannot be written or read ({fault}). It cannot be used. The prepared box is still on this computer.', next: `Put this medium aside. ${ANOTHER.en}` },
  },
  'stick-differs': {
    ja: {
      title: '媒体から読み返した内容が、書いた内容と違います。この媒体は壊れています。準備した投票箱はこのコンピューターに残っています。',
      next: `この媒体は使わずに分けておいてください。${ANOTHER.ja}`,
    },
    en: { title: 'What was read back from the medium is not what was written: it is broken. The prepared box is still on this computer.', next: `Put this medium aside. ${ANOTHER.en}` },
  },
  'stick-not-read-back': {
    ja: {
      title: '書いた内容を、媒体から読み返して確かめられません。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
      next: `この媒体は使わずに分けておいてください。${ANOTHER.ja}`,
    },
    en: { title: 'What was written cannot be read back from the medium. It cannot be used. The prepared box is still on this computer.', next: `Put this medium aside. ${ANOTHER.en}` },
  },
  'stick-blocks': {
    ja: {
      title: '媒体に、投票箱がきちんと書かれたと確かめられません。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
      next: `この媒体は使わずに分けておいてください。${ANOTHER.ja}`,
    },
    en: { title: 'It cannot be shown that the box is whole on the medium. It cannot be used. The prepared box is still on this computer.', next: `Put this medium aside. ${ANOTHER.en}` },
  },
  'box-not-readable': {
    ja: { title: 'このコンピューターにある、準備した投票箱を読めません。媒体には何も書いていません。', next: CALL.ja },
    en: { title: 'The prepared box on this computer cannot be read. Nothing was written onto the medium.', next: CALL.en },
  },
  'box-not-fresh': {
    ja: { title: 'このコンピューターにある投票箱が、準備したままではありません。媒体には何も書いていません。', next: CALL.ja },
    en: { title: 'The box on this computer is not as it was prepared. Nothing was written onto the medium.', next: CALL.en },
  },
  'no-slot': {
    ja: { title: 'このコンピューターには「媒体の口」が決められていません。何も書いていません。', next: CALL.ja },
    en: { title: 'No slot of media is set up on this computer. Nothing was written.', next: CALL.en },
  },
  'media-slot-has-share': {
    ja: { title: '「媒体の口」に、保管者 {found} の持ち分のUSBメモリーが入っています。何も書かず、何も消していません。', next: `取り外して、保管者 {found} に返してください。${EMPTY.ja}` },
    en: { title: 'The stick with the share of holder {found} is in the slot of media. Nothing was written, and nothing erased.', next: `Take it out and give it back to holder {found}. ${EMPTY.en}` },
  },
  'media-slot-has-list': {
    ja: { title: '「媒体の口」に、一覧を届けるUSBメモリーが入っています。何も書かず、何も消していません。', next: `取り外して、ラベルの行き先のものと一緒に置いてください。${EMPTY.ja}` },
    en: {
      title: 'A stick with a list for the machines is in the slot of media. Nothing was written, and nothing erased.',
      next: `Take it out and put it to the things of the place on its label. ${EMPTY.en}`,
    },
  },
  'media-slot-has-files': {
    ja: { title: '「媒体の口」に、ファイルのUSBメモリー（CSV・キット）が入っています。何も書かず、何も消していません。', next: `取り外して、「ファイルの口」に戻してください。${EMPTY.ja}` },
    en: { title: 'The stick with files (CSV, kits) is in the slot of media. Nothing was written, and nothing erased.', next: `Take it out and put it back into the slot of files. ${EMPTY.en}` },
  },
} as const

const THIS_HOLDERS = {
  ja: '保管者 {index} のUSBメモリーを「保管者の口」に入れて、もう一度押してください。',
  en: "Put the stick of holder {index} into the slot of the holders' sticks and press again.",
}

const shares = {
  'stick-not-there': {
    ja: {
      title: '「保管者の口」に、このコンピューターに見えるUSBメモリーがありません。何も書いていません。持ち分は元の所にあります。',
      next: `${THIS_HOLDERS.ja}見えないままなら、技術担当を呼び、下の番号を伝えてください。`,
    },
    en: {
      title: "This computer sees no stick in the slot of the holders' sticks. Nothing was written, and the share is where it was.",
      next: `${THIS_HOLDERS.en} If it is not seen, call the technician and tell the number below.`,
    },
  },
  'stick-has-a-share': {
    ja: {
      title: '「保管者の口」にあるのは保管者 {found} のUSBメモリーです。待っているのは保管者 {index} のものです。何も書かず、何も消していません。',
      next: `取り外して、保管者 {found} に返してください。${THIS_HOLDERS.ja}`,
    },
    en: {
      title: "The stick of holder {found} is in the slot of the holders' sticks; that of holder {index} is awaited. Nothing was written, and nothing erased.",
      next: `Take it out and give it back to holder {found}. ${THIS_HOLDERS.en}`,
    },
  },
  'share-is-another': {
    ja: {
      title: '「保管者の口」にあるのは保管者 {found} のUSBメモリーです。待っているのは保管者 {index} のものです。まだ確かめていません。',
      next: '取り外して、保管者 {found} に返してください。保管者 {index} が自分のUSBメモリーを入れ、もう一度、合言葉を入れます。',
    },
    en: {
      title: "The stick of holder {found} is in the slot of the holders' sticks; that of holder {index} is awaited. Nothing was proved.",
      next: 'Take it out and give it back to holder {found}. Holder {index} puts the own stick in and types the passphrase again.',
    },
  },
  'share-slot-has-medium': {
    ja: {
      title: '「保管者の口」に、投票の媒体が入っています。待っているのは保管者 {index} のUSBメモリーです。媒体には触れていません。',
      next: `取り外して、ラベルを見て媒体の箱に戻してください。${THIS_HOLDERS.ja}`,
    },
    en: {
      title: "A medium of voting machines is in the slot of the holders' sticks; the stick of holder {index} is awaited. The medium was not touched.",
      next: `Take it out, look at its label and put it back into the box of media. ${THIS_HOLDERS.en}`,
    },
  },
  'share-slot-has-list': {
    ja: {
      title: '「保管者の口」に、一覧を届けるUSBメモリーが入っています。待っているのは保管者 {index} のUSBメモリーです。何も書いていません。',
      next: `取り外して、ラベルの行き先のものと一緒に置いてください。${THIS_HOLDERS.ja}`,
    },
    en: {
      title: "A stick with a list for the machines is in the slot of the holders' sticks; the stick of holder {index} is awaited. Nothing was written.",
      next: `Take it out and put it to the things of the place on its label. ${THIS_HOLDERS.en}`,
    },
  },
  'share-slot-has-files': {
    ja: {
      title: '「保管者の口」に、ファイルのUSBメモリー（CSV・キット）が入っています。待っているのは保管者 {index} のUSBメモリーです。何も書いていません。',
      next: `取り外して、「ファイルの口」に戻してください。${THIS_HOLDERS.ja}`,
    },
    en: {
      title: "The stick with files (CSV, kits) is in the slot of the holders' sticks; the stick of holder {index} is awaited. Nothing was written.",
      next: `Take it out and put it back into the slot of files. ${THIS_HOLDERS.en}`,
    },
  },
  'share-not-written': {
    ja: {
      title: '保管者 {index} のUSBメモリーに書けないか、読めません。持ち分はこのコンピューターに残っています。',
      next: '挿しなおして、もう一度押してください。同じなら、保管者 {index} の新しいUSBメモリーに替えてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    },
    en: {
      title: 'The stick of holder {index} cannot be written or read. The share is still on this computer.',
      next: 'Put it in again and press again. If it stays so, take a new stick for holder {index}; if that fails too, call the technician and tell the number below.',
    },
  },
  'share-file-missing': {
    ja: {
      title: '「保管者の口」に、保管者 {index} の持ち分が見えません。まだ確かめていません。',
      next: '保管者 {index} が自分のUSBメモリーを「保管者の口」に入れ、数秒待って、もう一度、合言葉を入れます。入れても同じなら、技術担当を呼び、下の番号を伝えてください。',
    },
    en: {
      title: "The share of holder {index} is not seen in the slot of the holders' sticks. It is not proved yet.",
      next: 'Holder {index} puts the own stick into that slot, waits some seconds and types the passphrase again. If it is in and not seen, call the technician and tell the number below.',
    },
  },
} as const

const files = {
  'stick-not-writable': {
    ja: {
      title: '「ファイルの口」に、書き込めるUSBメモリーがありません（入っていないか、書き込み禁止か、空きがありません）。何も渡していません。',
      next: 'USBメモリーを「ファイルの口」に奥まで入れ、もう一度押してください。同じなら別のUSBメモリーに替えてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    },
    en: {
      title: 'No stick that can be written is in the slot of files: none is in, or it is write-protected or full. Nothing was handed over.',
      next: 'Push a stick right into the slot of files and press again. If it stays so, take another stick; if that fails too, call the technician and tell the number below.',
    },
  },
} as const

export const officeSlotRefusals = { ...media, ...shares, ...files } as const
