/**
 * What the office's slots refuse, in the words of whoever stands before them: whose stick lies there, what is safe, which hand does what.
 * The number below the words is for the technician (docs/trouble-numbers.md); commands say the same to a technician (put.ts).
 */
import { refusal } from './message.ts'

const ANOTHER_JA =
  '取り外し、用意してある別の空の媒体を「媒体の口」に入れて、もう一度押してください。ないときは、技術担当を呼び、下の番号を伝えてください。'
const ANOTHER_EN =
  'Take it out, put another of the prepared empty media into the slot of media, and press again. If there is none, call the technician and tell the number below.'
const EMPTY_JA = '空の媒体を「媒体の口」に入れて、もう一度押してください。'
const EMPTY_EN = 'Put an empty medium into the slot of media and press again.'
const CALL_JA = 'ここでは直せません。そのままにして技術担当を呼び、下の番号を伝えてください。'
const CALL_EN = 'Nobody mends this here: leave it as it is, call the technician and tell the number below.'

const media = {
  'stick-not-mounted': refusal(
    '「媒体の口」に、このコンピューターに見える媒体がありません。何も書いていません。',
    '媒体を「媒体の口」に奥まで入れ、数秒待って、もう一度押してください。同じなら、用意してある別の媒体を入れてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    'This computer sees no medium in the slot of media. Nothing was written.',
    'Push the medium right into the slot of media, wait some seconds and press again. If nothing changes, try another of the prepared media; if that one is not seen either, call the technician and tell the number below.',
  ),
  'stick-file-system': refusal(
    '「媒体の口」にあるのは、投票の媒体として用意されたものではありません（別の形式で初期化されています）。何も書かず、何も消していません。',
    ANOTHER_JA,
    'What is in the slot of media was not prepared as a medium: it is formatted otherwise. Nothing was written, and nothing erased.',
    ANOTHER_EN,
  ),
  'stick-not-empty': refusal(
    '「媒体の口」の媒体に、ほかのもの（{found}）が入っています。何も書かず、何も消していません。',
    `誰のものかを確かめて、返してください。${ANOTHER_JA}`,
    'There is something else on the medium in the slot of media ({found}). Nothing was written, and nothing erased.',
    `Ask whose it is, and give it back. ${ANOTHER_EN}`,
  ),
  'stick-failed': refusal(
    '「媒体の口」の媒体に書けないか、読めません（{fault}）。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
    `この媒体は使わずに分けておいてください。${ANOTHER_JA}`,
    'The medium in the slot of media cannot be written or read ({fault}). It cannot be used. The prepared box is still on this computer.',
    `Put this medium aside. ${ANOTHER_EN}`,
  ),
  'stick-differs': refusal(
    '媒体から読み返した内容が、書いた内容と違います。この媒体は壊れています。準備した投票箱はこのコンピューターに残っています。',
    `この媒体は使わずに分けておいてください。${ANOTHER_JA}`,
    'What was read back from the medium is not what was written: it is broken. The prepared box is still on this computer.',
    `Put this medium aside. ${ANOTHER_EN}`,
  ),
  'stick-not-read-back': refusal(
    '書いた内容を、媒体から読み返して確かめられません。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
    `この媒体は使わずに分けておいてください。${ANOTHER_JA}`,
    'What was written cannot be read back from the medium. It cannot be used. The prepared box is still on this computer.',
    `Put this medium aside. ${ANOTHER_EN}`,
  ),
  'stick-blocks': refusal(
    '媒体に、投票箱がきちんと書かれたと確かめられません。この媒体は使えません。準備した投票箱はこのコンピューターに残っています。',
    `この媒体は使わずに分けておいてください。${ANOTHER_JA}`,
    'It cannot be shown that the box is whole on the medium. It cannot be used. The prepared box is still on this computer.',
    `Put this medium aside. ${ANOTHER_EN}`,
  ),
  'box-not-readable': refusal(
    'このコンピューターにある、準備した投票箱を読めません。媒体には何も書いていません。',
    CALL_JA,
    'The prepared box on this computer cannot be read. Nothing was written onto the medium.',
    CALL_EN,
  ),
  'box-not-fresh': refusal(
    'このコンピューターにある投票箱が、準備したままではありません。媒体には何も書いていません。',
    CALL_JA,
    'The box on this computer is not as it was prepared. Nothing was written onto the medium.',
    CALL_EN,
  ),
  'no-slot': refusal(
    'このコンピューターには「媒体の口」が決められていません。何も書いていません。',
    CALL_JA,
    'No slot of media is set up on this computer. Nothing was written.',
    CALL_EN,
  ),
  'media-slot-has-share': refusal(
    '「媒体の口」に、保管者 {found} の持ち分のUSBメモリーが入っています。何も書かず、何も消していません。',
    `取り外して、保管者 {found} に返してください。${EMPTY_JA}`,
    'The stick with the share of holder {found} is in the slot of media. Nothing was written, and nothing erased.',
    `Take it out and give it back to holder {found}. ${EMPTY_EN}`,
  ),
  'media-slot-has-list': refusal(
    '「媒体の口」に、一覧を届けるUSBメモリーが入っています。何も書かず、何も消していません。',
    `取り外して、ラベルの行き先のものと一緒に置いてください。${EMPTY_JA}`,
    'A stick with a list for the machines is in the slot of media. Nothing was written, and nothing erased.',
    `Take it out and put it to the things of the place on its label. ${EMPTY_EN}`,
  ),
  'media-slot-has-files': refusal(
    '「媒体の口」に、ファイルのUSBメモリー（CSV・キット）が入っています。何も書かず、何も消していません。',
    `取り外して、「ファイルの口」に戻してください。${EMPTY_JA}`,
    'The stick with files (CSV, kits) is in the slot of media. Nothing was written, and nothing erased.',
    `Take it out and put it back into the slot of files. ${EMPTY_EN}`,
  ),
} as const

const THIS_HOLDERS_JA = '保管者 {index} のUSBメモリーを「保管者の口」に入れて、もう一度押してください。'
const THIS_HOLDERS_EN = "Put the stick of holder {index} into the slot of the holders' sticks and press again."

const shares = {
  'stick-not-there': refusal(
    '「保管者の口」に、このコンピューターに見えるUSBメモリーがありません。何も書いていません。持ち分は元の所にあります。',
    `${THIS_HOLDERS_JA}見えないままなら、技術担当を呼び、下の番号を伝えてください。`,
    "This computer sees no stick in the slot of the holders' sticks. Nothing was written, and the share is where it was.",
    `${THIS_HOLDERS_EN} If it is not seen, call the technician and tell the number below.`,
  ),
  'stick-has-a-share': refusal(
    '「保管者の口」にあるのは保管者 {found} のUSBメモリーです。待っているのは保管者 {index} のものです。何も書かず、何も消していません。',
    `取り外して、保管者 {found} に返してください。${THIS_HOLDERS_JA}`,
    "The stick of holder {found} is in the slot of the holders' sticks; that of holder {index} is awaited. Nothing was written, and nothing erased.",
    `Take it out and give it back to holder {found}. ${THIS_HOLDERS_EN}`,
  ),
  'share-is-another': refusal(
    '「保管者の口」にあるのは保管者 {found} のUSBメモリーです。待っているのは保管者 {index} のものです。まだ確かめていません。',
    '取り外して、保管者 {found} に返してください。保管者 {index} が自分のUSBメモリーを入れ、もう一度、合言葉を入れます。',
    "The stick of holder {found} is in the slot of the holders' sticks; that of holder {index} is awaited. Nothing was proved.",
    'Take it out and give it back to holder {found}. Holder {index} puts the own stick in and types the passphrase again.',
  ),
  'share-slot-has-medium': refusal(
    '「保管者の口」に、投票の媒体が入っています。待っているのは保管者 {index} のUSBメモリーです。媒体には触れていません。',
    `取り外して、ラベルを見て媒体の箱に戻してください。${THIS_HOLDERS_JA}`,
    "A medium of voting machines is in the slot of the holders' sticks; the stick of holder {index} is awaited. The medium was not touched.",
    `Take it out, look at its label and put it back into the box of media. ${THIS_HOLDERS_EN}`,
  ),
  'share-slot-has-list': refusal(
    '「保管者の口」に、一覧を届けるUSBメモリーが入っています。待っているのは保管者 {index} のUSBメモリーです。何も書いていません。',
    `取り外して、ラベルの行き先のものと一緒に置いてください。${THIS_HOLDERS_JA}`,
    "A stick with a list for the machines is in the slot of the holders' sticks; the stick of holder {index} is awaited. Nothing was written.",
    `Take it out and put it to the things of the place on its label. ${THIS_HOLDERS_EN}`,
  ),
  'share-slot-has-files': refusal(
    '「保管者の口」に、ファイルのUSBメモリー（CSV・キット）が入っています。待っているのは保管者 {index} のUSBメモリーです。何も書いていません。',
    `取り外して、「ファイルの口」に戻してください。${THIS_HOLDERS_JA}`,
    "The stick with files (CSV, kits) is in the slot of the holders' sticks; the stick of holder {index} is awaited. Nothing was written.",
    `Take it out and put it back into the slot of files. ${THIS_HOLDERS_EN}`,
  ),
  'share-not-written': refusal(
    '保管者 {index} のUSBメモリーに書けないか、読めません。持ち分はこのコンピューターに残っています。',
    '挿しなおして、もう一度押してください。同じなら、保管者 {index} の新しいUSBメモリーに替えてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    'The stick of holder {index} cannot be written or read. The share is still on this computer.',
    'Put it in again and press again. If it stays so, take a new stick for holder {index}; if that fails too, call the technician and tell the number below.',
  ),
  'share-file-missing': refusal(
    '「保管者の口」に、保管者 {index} の持ち分が見えません。まだ確かめていません。',
    '保管者 {index} が自分のUSBメモリーを「保管者の口」に入れ、数秒待って、もう一度、合言葉を入れます。入れても同じなら、技術担当を呼び、下の番号を伝えてください。',
    "The share of holder {index} is not seen in the slot of the holders' sticks. It is not proved yet.",
    'Holder {index} puts the own stick into that slot, waits some seconds and types the passphrase again. If it is in and not seen, call the technician and tell the number below.',
  ),
} as const

const files = {
  'stick-not-writable': refusal(
    '「ファイルの口」に、書き込めるUSBメモリーがありません（入っていないか、書き込み禁止か、空きがありません）。何も渡していません。',
    'USBメモリーを「ファイルの口」に奥まで入れ、もう一度押してください。同じなら別のUSBメモリーに替えてください。それでも同じなら、技術担当を呼び、下の番号を伝えてください。',
    'No stick that can be written is in the slot of files: none is in, or it is write-protected or full. Nothing was handed over.',
    'Push a stick right into the slot of files and press again. If it stays so, take another stick; if that fails too, call the technician and tell the number below.',
  ),
} as const

export const officeSlotRefusals = { ...media, ...shares, ...files } as const
