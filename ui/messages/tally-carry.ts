/** Two PCs: the pages of both, and what is wrong with the stick between them. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const carryWords = {
  title: { ja: '二台目のPCが、もう一度混ぜます', en: 'The second PC mixes the votes again' },
  why: {
    ja: 'このPCは一度混ぜ、混ぜ方を残していません。二台目は、別の人が持って来たPCです。両方の混ぜ方を知る人がいないかぎり、開いた票が、封をしたどの記録だったかは分かりません。',
    en: 'This PC has mixed once and kept no order. The second PC belongs to somebody else. As long as nobody knows both orders, nobody can find which sealed record an opened vote was.',
  },
  stepWrite: { ja: '空の媒体を受け渡しの差込口（carry）に差し、「媒体に書く」を押す。', en: 'Put an empty stick into the socket for carrying (carry) and press "Write the stick".' },
  stepCarry: { ja: '媒体を抜き、立会人と一緒に二台目のPCへ運ぶ。', en: 'Take the stick out and carry it to the second PC, together with a witness.' },
  stepCompare: {
    ja: '二台目の画面に出る「受け取った票の番号」が、この番号と同じことを、会場で見比べる。',
    en: 'The number "List that came" on the second PC is this one: the hall compares both screens.',
  },
  stepBack: {
    ja: '二台目が混ぜ終わったら、媒体をここに戻し、「媒体から受け取る」を押す。このPCが証明を確かめてから先に進む。',
    en: 'When the second PC is done, put the stick back here and press "Take the mix back". This PC checks the proof before it goes on.',
  },
  hall: {
    ja: '会場へ：「いま、もう一台のPCが票の順番を混ぜています。票は {records}、まだ一つも開いていません。」',
    en: 'To the hall: "Another PC is mixing the order of the votes now. There are {records}; none has been opened."',
  },
  dead: {
    ja: '二台目が止まったら：同じ媒体を、もう一度、または別のPCに差せばやり直せます。二台目なしで続けるなら「二台目の分もここで混ぜる」。どちらでも、票は失われません。',
    en: 'If the second PC stops, put the same stick in again, there or at another PC. To go on without a second PC, press "Mix the second part here too". No vote is lost either way.',
  },
  outNumber: { ja: '渡した票の番号（20桁）', en: 'List that went out (20 digits)' },
  inNumber: { ja: '受け取った票の番号（20桁）', en: 'List that came (20 digits)' },
  mixNumber: { ja: '混ぜた票の番号（20桁）', en: 'Mix that goes back (20 digits)' },
  fromSecond: {
    ja: '二台目が混ぜた票の番号：{second}。証明を確かめました。二台目の画面の「混ぜた票の番号」と同じことを、会場で見比べてください。',
    en: 'Number of the mix of the second PC: {second}. Its proof was checked. The hall compares it with "Mix that goes back" on the second PC.',
  },
  startHint: {
    ja: '開票はほかの集計機で行い、このPCは二台目として混ぜるだけのとき（合言葉も、集計機としての設定も要りません）：',
    en: 'Where another tally counts, and this PC only mixes as the second one (no passphrase, and no set-up as a tally):',
  },
  secondTitle: { ja: 'このPCは二台目です', en: 'This is the second PC' },
  secondText: {
    ja: '一台目で書いた媒体を、受け渡しの差込口（carry）に差し、「確かめて混ぜる」を押します。封印、票、前の混ぜの証明を、このPCが自分で確かめてから混ぜます。混ぜ方はどこにも残らず、このPCのディスクには何も書きません。途中で電源が切れたら、もう一度押します。',
    en: 'Put the stick that the first PC wrote into the socket for carrying (carry) and press "Check and mix". This PC checks seals, votes and earlier proofs by itself before it mixes. The order is kept nowhere, and nothing is written on this disk. After a power cut, press again.',
  },
  secondHolds: {
    ja: '確かめました。封印：{seals}　票：{records}　混ぜの回数：{mixers}。封印の数が、使った投票機の数と同じことを、会場で確かめてください。',
    en: 'Checked. Seals: {seals}. Votes: {records}. Mixed so far: {mixers}. The hall compares the number of seals with the number of voting machines that were used.',
  },
  secondOnline: {
    ja: 'オンライン投票箱の票も、その封印と合っています。この封印は上の数に入っていません。',
    en: 'The votes of the online ballot box agree with their own seal, which is not in the number above.',
  },
  secondLost: {
    ja: '署名された宣言により、次のものの票は入っていません：{places}。会場で読み上げられた宣言と同じことを確かめてください。違えば、この媒体を使わず、開票管理者に知らせてください。',
    en: 'By a signed declaration the votes of these are left out: {places}. The hall compares them with the declaration that was read out. If they differ, do not use the stick, and call the counting manager.',
  },
  secondCompare: {
    ja: '二つの番号を、一台目の画面と見比べます。違えば、別の票です：混ぜた媒体を使わず、開票管理者に知らせてください。',
    en: 'Compare both numbers with the first PC. If one differs, it is another list: do not use the stick, and call the counting manager.',
  },
  secondOff: {
    ja: '媒体を抜いて一台目に戻し、番号を見比べたら、このPCの電源を切ります。何も残っていません。',
    en: 'Take the stick out and back to the first PC. When the numbers were compared, switch this PC off: nothing is left on it.',
  },
} satisfies TextCatalogue

const writeAgain = {
  ja: '一台目に戻り、空の媒体に「媒体に書く」でもう一度書いてください。',
  en: 'Go back to the first PC and press "Write the stick" with an empty stick.',
}

export const tallyCarryRefusals = {
  'carry-stick-missing': {
    ja: { title: '受け渡しの差込口（carry）に媒体がありません。何も変わっていません。', next: '媒体を差し、もう一度押してください。' },
    en: { title: 'There is no stick in the socket for carrying (carry). Nothing has changed.', next: 'Put the stick in and press again.' },
  },
  'carry-stick-not-empty': {
    ja: { title: 'この媒体にはほかのもの（{file}）が入っています。何も書いていません。', next: '抜いて、空の媒体を差し、もう一度「媒体に書く」を押してください。' },
    en: { title: 'Something else ({file}) is on this stick. Nothing was written.', next: 'Take it out, put an empty stick in and press "Write the stick" again.' },
  },
  'carry-stick-full': {
    ja: { title: '媒体の空きが足りません。混ぜた票はこのPCに、または一台目に、元のまま残っています。', next: 'もっと大きい空の媒体を使い、一台目の「媒体に書く」からやり直してください。' },
    en: { title: 'There is not enough room on the stick. What was mixed before is as it was.', next: 'Take a larger empty stick, and begin again with "Write the stick" at the first PC.' },
  },
  'carry-stick-broken': {
    ja: {
      title: '媒体に書けませんでした（書込禁止、故障、または途中で抜けた）。前に混ぜた票は元のままです。',
      next: `書込禁止を確かめ、媒体を差し直して、もう一度押してください。また出るときは別の媒体を使います：${writeAgain.ja}`,
    },
    en: {
      title: 'The stick could not be written: it is write-protected, broken, or was pulled. What was mixed before is as it was.',
      next: `Check the write protection, put it in again and press again. If that fails, use another stick. ${writeAgain.en}`,
    },
  },
  'carry-stick-has-mix': {
    ja: { title: 'この媒体には、二台目が混ぜた票が入っています。上書きしていません。', next: '「媒体から受け取る」を押してください。使わないときは、別の空の媒体を差して「媒体に書く」を押します。' },
    en: {
      title: 'This stick has a mix of the second PC on it. It was not written over.',
      next: 'Press "Take the mix back". To leave it aside, put another empty stick in and press "Write the stick".',
    },
  },
  'carry-stick-has-no-list': {
    ja: { title: 'この媒体には、受け渡す票がありません。何も変わっていません。', next: '抜いて、一台目で「媒体に書く」で書いた媒体を差してください。' },
    en: { title: 'There is no list for carrying on this stick. Nothing has changed.', next: 'Take it out and put in the stick that was written with "Write the stick" at the first PC.' },
  },
  'carry-list-not-whole': {
    ja: { title: '媒体の票がそろっていません（{file}）。書く途中で止まったか、あとで変わったものです。使っていません。', next: writeAgain.ja },
    en: { title: 'The list on the stick is not whole ({file}): writing stopped on the way, or it was changed. It was not used.', next: writeAgain.en },
  },
  'carry-mix-not-whole': {
    ja: { title: '媒体の混ぜた票がそろっていません（{file}）。使っていません。前に混ぜた票は元のままです。', next: `二台目でもう一度混ぜます。${writeAgain.ja}` },
    en: { title: 'The mix on the stick is not whole ({file}). It was not used; what was mixed before is as it was.', next: `Have the second PC mix again. ${writeAgain.en}` },
  },
  'carry-of-other-election': {
    ja: { title: 'この媒体の票は、別の選挙のものです。使っていません。', next: '抜いて、この選挙の媒体を差してください。二台目のときは、このPCの選挙データの照合番号を一台目と見比べます。' },
    en: {
      title: 'The list on this stick is of another election. It was not used.',
      next: 'Take it out and put in the stick of this election. At the second PC, compare the check number of its package with the first one.',
    },
  },
  'carry-other-candidate-list': {
    ja: {
      title: 'このPCの候補者一覧（第{own}版まで）が、一台目のもの（第{theirs}版まで）と違います。混ぜていません。票は元のままで、一台目の誤りとは限りません。',
      next: '最初のページの照合番号を一台目と見比べ、古いほうに今の選挙データを入れます。二台目に入れたら、同じ媒体で「確かめて混ぜる」をもう一度押してください。',
    },
    en: {
      title: 'The candidate lists here (up to version {own}) are not those of the first PC (up to version {theirs}). Nothing was mixed, the votes are as they were, and the first PC may be right.',
      next: 'Compare the check number on the first page with the first PC, and put the newest election data on the PC whose lists are older. If that was this PC, press "Check and mix" again with the same stick.',
    },
  },
  'carry-other-list': {
    ja: {
      title: 'この媒体の票は、このPCが渡した票ではありません（前に混ぜたもの、または別の集計機のもの）。使わず、上書きもしていません。',
      next: '今の番号の媒体を探すか、空の媒体に「媒体に書く」で書き、二台目でもう一度混ぜてください。',
    },
    en: {
      title: 'This stick does not answer the list that this PC gave out: it is of an earlier mixing, or of another tally. It was neither used nor written over.',
      next: 'Find the stick with the number on the screen, or press "Write the stick" with an empty one and have the second PC mix again.',
    },
  },
  'carry-not-mixed': {
    ja: {
      title: 'この媒体の票は、渡したときのままです。二台目はまだ混ぜ終わっていません。',
      next: '媒体を二台目に戻し、「確かめて混ぜる」を押してください。二台目が使えないときは「二台目の分もここで混ぜる」。',
    },
    en: {
      title: 'The list on this stick is as it went out: the second PC has not finished mixing it.',
      next: 'Take it back to the second PC and press "Check and mix". Without a second PC, press "Mix the second part here too".',
    },
  },
  'carry-mixed-already': {
    ja: { title: 'この媒体の票は、もう混ぜてあります。二度は混ぜません。', next: '媒体を一台目に戻し、「媒体から受け取る」を押してください。' },
    en: { title: 'The list on this stick is mixed already. It is not mixed twice.', next: 'Take it to the first PC and press "Take the mix back".' },
  },
  'carry-list-does-not-hold': {
    ja: {
      title: '受け取った票（{file}）が、封印か証明のとおりではありません。混ぜていません。',
      next: '混ぜずに、開票管理者と立会人に知らせてください。一台目の票が、投票機が封をした記録と違います。',
    },
    en: {
      title: 'The list that came ({file}) is not what the seals or the proofs say. It was not mixed.',
      next: 'Do not mix it. Call the counting manager and the witnesses: the list of the first PC is not what the voting machines sealed.',
    },
  },
  'carry-mix-does-not-hold': {
    ja: {
      title: '二台目が混ぜた票（{file}）が、証明のとおりではありません。使っていません。前に混ぜた票は元のままです。',
      next: '開票管理者と立会人に知らせてください。続けるには、別のPCを二台目にするか、「二台目の分もここで混ぜる」を押します。',
    },
    en: {
      title: 'The mix of the second PC ({file}) is not what its proof says. It was not used; what was mixed before is as it was.',
      next: 'Call the counting manager and the witnesses. To go on, take another second PC, or press "Mix the second part here too".',
    },
  },
  'carry-mixer-ended': {
    ja: { title: '作業が途中で終わりました。何も開いていません。票はそのままです。', next: '媒体が差してあることを確かめ、もう一度同じボタンを押してください。' },
    en: { title: 'The work ended early. Nothing was opened; the votes are as they were.', next: 'See that the stick is in, and press the same button again.' },
  },
} satisfies RefusalCatalogue<string>
