/** Refusals where what lies on the office's disk is not what its record says was signed: what is safe, whom to call, what not to do. */

const CALL = {
  ja: '委員会に連絡し、二つの番号を伝えてください。何も渡さず、何も印刷せず、このコンピューターはそのままにしておきます。',
  en: 'Call the commission and read out both numbers. Hand nothing out, print nothing, and keep this computer as it is.',
}

export const officeSignedRefusals = {
  'signed-not-as-recorded': {
    ja: { title: 'ここにある選挙データは、記録にある署名と違います。ここにあるもの：{found}、記録：{recorded}。何も出していません。', next: CALL.ja },
    en: { title: 'The election package here is not the one that the record says was signed. Here: {found}; record: {recorded}. Nothing went out.', next: CALL.en },
  },
  'signed-not-recorded': {
    ja: {
      title: '記録にない署名済みの選挙データがあります。ここにあるもの：{found}、記録：{recorded}。記録されるまで、何も出せません。',
      next: '署名の途中で電源が切れたときは、「鍵と署名」で同じ署名をもう一度行ってください。心当たりがなければ、委員会に連絡し、二つの番号を伝えて、このコンピューターはそのままにしておきます。',
    },
    en: {
      title: 'Something signed is here that the record does not know. Here: {found}; record: {recorded}. Nothing of it goes out before it is recorded.',
      next: 'If the power went while it was signed, do the same work again under "Keys and signatures". If nobody knows of it, call the commission, read out both numbers, and keep this computer as it is.',
    },
  },
  'found-not-as-approved': {
    ja: {
      title: 'ここにある署名済みの選挙データは、二人が承認した内容と違います（{differs}）。ここにあるもの：{found}、承認した内容：{approved}。何も記録していません。',
      next: `${CALL.ja}委員会が、何も出ていないと確かめたら、prepared/ の名前を変えて残し、署名をやりなおします。`,
    },
    en: {
      title: 'The signed package here is not what two people approved ({differs}). Here: {found}; approved: {approved}. Nothing was recorded.',
      next: `${CALL.en} When the commission has made sure that nothing went out, the folder "prepared" is kept under another name and signed anew.`,
    },
  },
  'box-not-ours': {
    ja: { title: '{path} にあるのは、この選挙のこの媒体の箱ではありません。何も書いていません。', next: '委員会に連絡してください。媒体は渡さず、このコンピューターはそのままにしておきます。' },
    en: { title: 'What is in {path} is not the box of this medium and this election. Nothing was written.', next: 'Call the commission. Hand no medium out, and keep this computer as it is.' },
  },
  'share-not-erased': {
    ja: {
      title: '保管者 {index} の持ち分を、このコンピューターから消せませんでした。保管者のUSBメモリーのものは確かめてあります。',
      next: 'ディスクを確かめ、起動しなおしてください。起動のときに、もう一度消します。',
    },
    en: { title: 'The share of holder {index} could not be erased from this computer. On its stick it was seen.', next: 'Check the disk, then start again: it is erased at the start.' },
  },
} as const
