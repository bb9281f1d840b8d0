/** The roll that lives: labels of its panel, and its refusals. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const issuerRoll = {
  roll: { ja: '名簿', en: 'Roll' },
  rollAsOf: { ja: '名簿の基準日 {date}', en: 'Roll as of {date}' },
  rollAsOfUnknown: { ja: '名簿の基準日は、選挙データに書かれていません', en: 'The election package does not say of which day the roll is' },
  rollListNone: { ja: '名簿の更新：まだありません', en: 'Roll lists: none yet' },
  rollListHeld: { ja: '名簿の更新：第{number}号まで（変更 {changed} 件、追加 {added} 人）', en: 'Roll lists: up to no. {number} ({changed} changes, {added} added)' },
  rollListLast: { ja: '名簿の更新：第{number}号まで（最終。変更 {changed} 件、追加 {added} 人）', en: 'Roll lists: up to no. {number}, the last ({changed} changes, {added} added)' },
  takeOverRollList: { ja: '媒体にある名簿の更新：第{number}号まで', en: 'Roll lists on the medium: up to no. {number}' },
  rollListsRead: { ja: '名簿の更新を読み込む', en: 'Take in roll lists' },
  rollListsReading: { ja: '名簿を確かめています', en: 'Looking at the roll' },
  rollListAwaited: { ja: '最終の更新を読み込むまで、投票カードは発券しません。', en: 'No card is issued before the last list is taken in.' },
  rollWaiveReason: { ja: '最終の更新なしで始める理由', en: 'Why voting goes on without the last list' },
  rollWaive: { ja: '投票管理者の判断で始める', en: 'Go on by decision of the presiding officer' },
  rollWaived: { ja: '最終の更新なしで発券しています：{reason}', en: 'Cards are issued without the last list: {reason}' },
  rollContradicted: { ja: '投票カードを受けた後に、投票できないと分かった方：名簿番号 {numbers}', en: 'Had a card before the roll said that they may not vote: roll numbers {numbers}' },
  rollChange: { ja: '電話・書面による変更', en: 'Change by telephone or paper' },
  rollChangeNumber: { ja: '名簿番号・氏名', en: 'Roll number or name' },
  rollChangeSlip: { ja: '引換券の番号', en: 'Slip number' },
  rollChangeContests: { ja: '投票した選挙（すべてなら、選ばない）', en: 'Contests that were voted in (every one: choose none)' },
  rollChangeKept: { ja: '引き続き選挙権のある選挙（なければ、選ばない）', en: 'Contests that the voter still has the right to (none: choose none)' },
  rollChangeMark: { ja: '新しい印', en: 'New mark' },
  rollChangeSource: { ja: '知らせの方法', en: 'How it came' },
  rollChangeFrom: { ja: '知らせた人', en: 'Who told it' },
  rollChangeFirst: { ja: '受けた人', en: 'Taken down by' },
  rollChangeSecond: { ja: '名簿と照らした人', en: 'Checked against the row by' },
  rollChangeReason: { ja: '理由', en: 'Reason' },
  rollChangeGo: { ja: '変更を記録する', en: 'Record the change' },
  rollChanged: { ja: '名簿番号 {number}：{mark}（{source}）', en: 'Roll number {number}: {mark} ({source})' },
  rollSource_telephone: { ja: '電話', en: 'telephone' },
  rollSource_paper: { ja: '書面', en: 'paper' },
  rollMark_none: { ja: '印なし（投票できる）', en: 'no mark (may vote)' },
  rollMarkPart: { ja: '一部の選挙だけ投票できる', en: 'may vote in a part of the contests' },
  rollMarkWithout: { ja: '{mark}。選挙権のない選挙：{contests}', en: '{mark}; no right in: {contests}' },
  rollMark_struck: { ja: '抹消', en: 'struck' },
  rollMark_died: { ja: '死亡', en: 'died' },
  rollMark_moved: { ja: '転出', en: 'moved away' },
  rollMark_disqualified: { ja: '失権・誤載', en: 'disqualified or entered by mistake' },
  rollMark_absentee_voted: { ja: '不在者投票済', en: 'voted by absentee paper' },
  rollMark_absentee_issued: { ja: '不在者投票用紙を交付', en: 'absentee papers given out' },
  rollMark_early_voted: { ja: '期日前投票済', en: 'voted early' },
  rollMark_online: { ja: 'オンライン投票 未', en: 'online box, no vote' },
  boxIncidents: { ja: 'オンライン投票箱の不具合（{count}件）', en: 'Incidents of the online ballot box: {count}' },
  boxIncidentOver: { ja: '{from} から {to} まで。もう直っています。', en: 'From {from} to {to}. It is over.' },
  boxIncidentsSay: {
    ja: '一覧（第{lines}行まで）にあることだけを伝えます。この人が投票できるかは、名簿の表示のとおりです。ここに書かれていないことは、選挙管理委員会に電話で聞いてください。',
    en: 'Say only what the list says (as far as line {lines}). Whether this person may vote is as the mark on the roll says. For anything else, call the commission.',
  },
  rollMark_online_voted: { ja: 'オンライン投票済', en: 'voted online' },
  rollMark_online_void_first: { ja: 'オンライン投票済（無効にして投票できる）', en: 'voted online; may be voided for a vote here' },
  'officer_go-on-without-list': { ja: '最終の更新なしで発券を始める', en: 'Issue cards without the last list' },
  'officer_go-on-without-list_words': {
    ja: '期日前投票や不在者投票を済ませた方が、まだ名簿に載っていないかもしれません。選挙管理委員会と連絡がついたかも書いてください。理由は投票所報告書に載ります。',
    en: 'Who has voted early or by absentee paper may not be marked yet. Say as well whether the commission was reached. The reason is printed in the station report.',
  },
  rollWaiveOnlineWords: {
    ja: '▲ この受付では、オンラインで投票した方を見分けられず、一人に二つの票が残ることがあります。夜の仕分けは止まり、選挙管理委員会の二人が、カードを受けた方を名簿と見比べて決めるまで開票できません。まず選挙管理委員会に電話し、更新を待てないか聞いてください。期日前投票や不在者投票を済ませた方も、まだ名簿に載っていないかもしれません。理由は投票所報告書に載ります。',
    en: '▲ This desk cannot tell who has voted online, and one person may have two votes. The sorting of the evening stops, and nothing is counted before two people of the commission have compared who got a card here with the roll. Call the commission first, and ask whether the list can be waited for. Early and absentee votes may not be marked either. The reason is printed in the station report.',
  },
  'officer_enter-paper-marks': { ja: '用紙の名簿の印を入れる', en: 'Enter the marks of the paper roll' },
  'officer_enter-paper-marks_words': {
    ja: '一人が用紙の名簿を読み、一人が入れます。入れている間は、だれにもカードを出しません。✓ のある方を番号でさがし、投票した選挙だけを残して印を入れます。用紙は渡しません。',
    en: 'One person reads the paper roll, the other types. Nobody gets a card meanwhile. Look each ticked voter up by number, leave only the contests that were voted in, and enter the mark. No paper is given.',
  },
  paperMarks: { ja: '発券機が使えない間の、用紙の名簿の印を入れる', en: 'Marks of the paper roll' },
  paperMarksWhen: { ja: '用いた時間と、発券機が使えなかった理由', en: 'From when to when it was used, and why no issuer worked' },
  paperMarksReads: { ja: '用紙を読む人', en: 'Who reads the paper' },
  paperMarksTypes: { ja: '入れる人', en: 'Who types' },
  paperMarksBegin: { ja: '印を入れ始める', en: 'Begin to enter the marks' },
  paperMarkUndo: { ja: '入れた印を取り消す', en: 'Take the mark back' },
  paperMarksEnd: { ja: '印を入れ終えた', en: 'All marks are entered' },
  paperMarksOn: {
    ja: '▲ 用紙の名簿の印を入れています（{people}）。カードは出ません。用紙は渡しません。',
    en: '▲ Marks of the paper roll are being entered ({people}). No card is written; no paper is given.',
  },
  paperMarkRow: { ja: '用紙の名簿の、この方の行と比べてください。', en: 'Compare with the row of this voter on the paper roll.' },
  paperMarkConfirm: { ja: '用紙の名簿に ✓ がある → 選挙を選ぶ', en: 'The paper roll has a ✓ → choose the contests' },
  paperMarkContests: { ja: '用紙の名簿に ✓ のある選挙だけを選んでください。', en: 'Choose only the contests that have a ✓ on the paper roll.' },
  paperMarkEnter: { ja: '印を入れる（用紙もカードも渡しません）', en: 'Enter the mark (no paper, no card)' },
  paperMarkAsk: { ja: '{contests}の印だけを入れます。よろしいですか。', en: 'The mark of {contests} alone: is that right?' },
  paperMarkEntered: { ja: '印を入れました', en: 'The mark is entered' },
  paperMarkNext: { ja: '用紙は渡しません。次の ✓ に進みます。', en: 'No paper is given. Go on to the next ✓.' },
  paperMarkNextGo: { ja: '次の ✓ へ', en: 'To the next ✓' },
  paperMarkTwice: {
    ja: '▲ 用紙の名簿にも ✓ があるときは、印を入れられません。投票管理者に知らせ、この名簿番号と選挙を投票録に書きます：票が権利より多くなっています。',
    en: '▲ If the paper roll has a ✓ as well, no mark can be entered. Tell the presiding officer, and write this roll number and the contests into the polling record: there are more votes than rights.',
  },
  paperMarksAbout: { ja: '読む人と入れる人：{people}。{words}', en: 'Who reads and who types: {people}. {words}' },
  paperMarksDone: { ja: '用紙の名簿の印を入れた（{people}）：{words}', en: 'Marks of the paper roll were entered ({people}): {words}' },
  'officer_change-roll': { ja: '名簿の印を変える', en: 'Change a mark of the roll' },
  'officer_change-roll_words': { ja: '名簿番号・氏名・印・知らせた人を読み上げ、二人で確かめてください。', en: 'Read number, name, mark and caller aloud; two people check them.' },
} as const satisfies TextCatalogue

export const rollRefusals = {
  'roll-list-awaited': {
    ja: {
      title: '名簿の最終の更新をまだ読み込んでいません（第{held}号まで）。発券していません。',
      next: '「準備」の「名簿」で、届いた媒体から読み込んでください。届かないときは投票管理者に知らせてください。',
    },
    en: {
      title: 'The last roll list is not taken in yet (held: up to no. {held}). No card was issued.',
      next: 'Take it in from the stick under "Prepare", "Roll". If it has not come, call the presiding officer.',
    },
  },
  'roll-lists-none': {
    ja: { title: 'この媒体に、この投票所の新しい更新はありません（第{held}号まで読み込み済み）。', next: '媒体が差し込まれているか、この投票所のものかを確かめてください。' },
    en: { title: 'There is no new list for this station on the stick (held: up to no. {held}).', next: 'Check that the stick is in, and that it is the one for this station.' },
  },
  'roll-list-missing': {
    ja: { title: '第{missing}号の更新がありません。それより後のものは読み込んでいません。', next: '選挙管理委員会に連絡し、第{missing}号を受け取ってから、もう一度読み込んでください。' },
    en: { title: 'List no. {missing} is missing. Nothing after it was taken in.', next: 'Call the election commission, get no. {missing} and take the lists in again.' },
  },
  'roll-list-refused': {
    ja: {
      title: '第{number}号は、この投票所のために選挙管理委員会が署名したものではないか、壊れています。読み込んでいません。',
      next: '選挙管理委員会に連絡し、もう一度受け取ってください。前の名簿のままです。',
    },
    en: {
      title: 'List no. {number} is not signed by the commission for this station, or it is damaged. It was not taken in.',
      next: 'Call the election commission and get it again. The roll stands as it was.',
    },
  },
  'roll-list-not-approved': {
    ja: {
      title: '第{number}号に、この機械が知っている二人の承認がありません。読み込んでいません。名簿は前のままです。',
      next: '届いた媒体を使わないでください。選挙管理委員会に電話し、二人が承認した更新を受け取ってください。',
    },
    en: {
      title: 'Two people whom this machine knows have not approved list no. {number}. It was not taken in. The roll is as it was.',
      next: 'Do not use this stick. Telephone the election commission, and get a list that two people have approved.',
    },
  },
  'roll-list-of-another-chain': {
    ja: { title: '第{number}号は、ここにある名簿や更新に続くものではありません。読み込んでいません。', next: '選挙管理委員会に連絡してください。同じ番号の更新が二つ作られたかもしれません。' },
    en: { title: 'List no. {number} does not follow the roll and lists that are here. It was not taken in.', next: 'Call the election commission: two lists of one number may have been made.' },
  },
  'roll-contradicted': {
    ja: {
      title: '更新で投票できないとされた方が、すでに投票カードを受けています：名簿番号 {numbers}',
      next: '発券は続けられます。投票管理者が選挙管理委員会に連絡し、扱いを決めて投票録に書いてください。カードが投票前に戻れば、受け取れます。',
    },
    en: {
      title: 'Somebody whom the list says may not vote has had a card already: roll numbers {numbers}',
      next: 'Issuing goes on. The presiding officer calls the commission, decides and writes it into the record. A card that comes back unvoted can be taken.',
    },
  },
  'roll-change-not-on-roll': {
    ja: {
      title: '「{number}」に当たる方が、この投票所の名簿にいないか、二人以上います。何も変えていません。',
      next: '知らせた人に名簿番号を聞いて、番号で入れてください。新しく登録する人は、名簿の更新で届きます。',
    },
    en: {
      title: 'Nobody, or more than one voter, on the roll of this station is "{number}". Nothing was changed.',
      next: 'Ask who told it for the roll number, and type that. Who is entered anew comes with a roll list.',
    },
  },
  'roll-change-card-out': {
    ja: {
      title: '名簿番号 {number} の方は、今日すでに投票カードを受けています。印は変えていません。',
      next: '別の方の印なら、投票管理者を呼び、この番号をさがして「この印は別の方のもの（人違い）」へ。そのほかは、選挙管理委員会と扱いを決め、投票録に書きます。',
    },
    en: {
      title: 'Roll number {number} has had a card today. The mark was not changed.',
      next: 'If it is the mark of somebody else, call the presiding officer, search this number and press "The mark is another\'s (wrong row)". Otherwise decide with the commission and write it into the record.',
    },
  },
  'roll-change-online-vote': {
    ja: {
      title: '名簿番号 {number} の方には、名簿の更新でオンライン投票が載っています。電話や書面では変えられません。印は変えていません。',
      next: '投票カードは渡さず、選挙管理委員会に、次の名簿の更新で届けるよう伝えてください。届いたら「準備」の「名簿」で読み込みます。',
    },
    en: {
      title: 'A roll list has an online vote of roll number {number}. Telephone and paper cannot change it. The mark was not changed.',
      next: 'Give no card. Ask the commission to send the change with the next roll list, and take it in under "Prepare", "Roll".',
    },
  },
  'roll-change-two-persons': {
    ja: { title: '受けた人と照らした人が同じです。何も変えていません。', next: '別の人がもう一度、名簿の行と照らしてください。' },
    en: { title: 'The same person took it down and checked it. Nothing was changed.', next: 'Somebody else checks it against the row.' },
  },
} as const satisfies RefusalCatalogue<string>
