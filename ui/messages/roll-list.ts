/** Words of `ippyo roll-list`, and of what it refuses. */
import type { RefusalCatalogue } from './message.ts'

export const rollListWords = {
  made: { ja: '名簿の更新 第{number}号を作りました: {directory}', en: 'Roll list {number} was made: {directory}' },
  madeLast: { ja: '名簿の更新 第{number}号（最終）を作りました: {directory}', en: 'Roll list {number}, the last one, was made: {directory}' },
  station: { ja: '投票所 {station}: 変更 {changed} 件、追加 {added} 人', en: 'Station {station}: {changed} changes, {added} added' },
  online: {
    ja: 'オンライン投票: 未 {none} 人、済 {voted} 人（書き出しの一覧にある票 {listed}）',
    en: 'Online boxes: without a vote {none}, voted {voted} (votes in the list of the export: {listed})',
  },
  next: {
    ja: '{directory} の中のファイルを、各投票所へ持って行く媒体に入れてください。発券機の「準備」の「名簿」で読み込みます。',
    en: 'Put the files of {directory} on the stick for each station. Its issuer takes them in under "Prepare", "Roll".',
  },
}

export const rollListRefusals = {
  'roll-list-by-two': {
    ja: {
      title: 'この選挙の機械は、二人が承認した名簿の更新だけを読み込みます。更新は作っていません。',
      next: '準備の画面（npm run office）で作ってください。承認した二人が、それぞれの合言葉を入れます。',
    },
    en: {
      title: 'The machines of this election take only a roll list that two people have approved. No list was made.',
      next: "Make it on the office's screens (npm run office), where two who approve it type their passphrases.",
    },
  },
  'declaration-by-two': {
    ja: {
      title: 'この選挙の集計機は、二人が承認した宣言だけを使います。宣言は作っていません。',
      next: '準備の画面（npm run office）で作ってください。承認した二人が、それぞれの合言葉を入れます。',
    },
    en: {
      title: 'The tally of this election uses only a declaration that two people have approved. None was made.',
      next: "Make it on the office's screens (npm run office), where two who approve it type their passphrases.",
    },
  },
  'roll-of-other-office': {
    ja: { title: '投票所 {station} の名簿を、選管のファイルで開けません。更新は作っていません。', next: 'この選挙データを準備したときの office のフォルダーを指定してください。' },
    en: { title: "The roll of station {station} does not open with the office's files. No list was made.", next: 'Name the office directory of the preparation that made this package.' },
  },
  'roll-lists-broken': {
    ja: { title: '{path} がないか、前の更新に続くものではありません。更新は作っていません。', next: 'これまでに作った更新をすべて --out のフォルダーに戻して、もう一度行ってください。' },
    en: { title: '{path} is missing, or does not follow the list before it. No list was made.', next: 'Put every list that was made so far back into the directory of --out, and run this again.' },
  },
  'changes-refused': {
    ja: { title: '変更の一覧に誤りがあります。更新は作っていません。', next: '上の表の行をすべて直して、もう一度行ってください。' },
    en: { title: 'The file of changes has errors. No list was made.', next: 'Correct every line of the table above, and run this again.' },
  },
  'day-list-refused': {
    ja: {
      title: '{place}番目の一覧は、この選挙の期日前投票所の発券機が署名したものではないか、壊れています。更新は作っていません。',
      next: '期日前投票所から、もう一度受け取ってください。同じ投票所の一覧は一つだけ指定します。',
    },
    en: {
      title: 'List {place} was signed by no issuer of an early-voting station of this election, or it is damaged. No list was made.',
      next: 'Get it again from the early-voting station. One list of each station is named.',
    },
  },
  'day-list-older': {
    ja: {
      title: '期日前投票所 {station} の第{number}日の一覧は、すでに受け取った第{held}日のものより古いか、同じ日の別のものです。更新は作っていません。',
      next: '最も新しい一覧を指定してください。同じ日に二つあるときは、投票所に照合番号を確かめてください。',
    },
    en: {
      title: 'The list of day {number} of station {station} is older than that of day {held}, which is taken in, or another one of the same day. No list was made.',
      next: 'Name the newest one. If there are two of one day, ask the station for the number of its list.',
    },
  },
  'day-list-of-other-rows': {
    ja: {
      title: '期日前投票所 {station} の一覧に、どの名簿にもない番号 {rollNo} があります。更新は作っていません。',
      next: 'この選挙データと一覧が同じ選挙のものか確かめ、期日前投票所に連絡してください。',
    },
    en: {
      title: 'The list of station {station} names roll number {rollNo}, which is on no roll. No list was made.',
      next: 'Check that package and list are of one election, and call the early-voting station.',
    },
  },
  'slips-without-voter': {
    ja: {
      title: '使われた引換券 {slips} の投票者が changes.csv にないので、最終の更新は作っていません。',
      next: '名簿システムから、これまでに出した引換券をすべて書き出し直し、--changes で指定してください。それでも分からない引換券は、名簿番号を空けた行にします。',
    },
    en: {
      title: 'changes.csv names no voter of the used slips {slips}, so the last round was not made.',
      next: 'Let the roll system write all its slips so far once more, and name the file with --changes. A slip whose voter nobody knows is a row without a roll number.',
    },
  },
  'day-list-awaited': {
    ja: {
      title: '期日前投票所 {stations} の最後の日の一覧がないので、最終の更新は作っていません。',
      next: '--day-list で指定してください。一覧が届かないときは、その投票所の投票者を changes.csv に書き、--without-day-list で投票所を指定します。',
    },
    en: {
      title: 'The list of the last day of early-voting station {stations} is missing, so the last round was not made.',
      next: 'Name it with --day-list. If it cannot come, put its voters into changes.csv and name the station with --without-day-list.',
    },
  },
  'online-voted-missing': {
    ja: {
      title: '異動にオンライン投票の行がありますが、投票済みの一覧（online-voted.ippyo）がありません。更新は作っていません。',
      next: '名簿側から受け取った一覧を --online-voted で指定してください。',
    },
    en: {
      title: 'There are rows of online boxes, and no list of who voted (online-voted.ippyo). No list was made.',
      next: 'Name the list that came with them with --online-voted.',
    },
  },
  'online-voted-refused': {
    ja: { title: '投票済みの一覧（online-voted.ippyo）が、この選挙のものではないか、壊れています。更新は作っていません。', next: '書き出しの媒体から、もう一度受け取ってください。' },
    en: { title: 'The list of who voted (online-voted.ippyo) is of another election, or damaged. No list was made.', next: 'Get it again from the stick of the export.' },
  },
  'online-rows-differ': {
    ja: {
      title: 'オンライン投票の行と、投票済みの一覧が合いません。一覧にない「済」の行 {rows}、行のない票 {boxes}。更新は作っていません。',
      next: '名簿側で、この一覧から異動をもう一度書き出してください。手で足した行があれば、その行を見直してください。',
    },
    en: {
      title: 'The rows of online boxes are not those of the list of who voted: rows that it lacks {rows}, votes without a row {boxes}. No list was made.',
      next: 'Let the roll side write the changes again from this list. Look at rows that were added by hand.',
    },
  },
  'online-incidents-refused': {
    ja: {
      title: 'オンライン投票箱の障害の一覧（online-incidents.json）が、この選挙のものではないか、壊れています。更新は作っていません。',
      next: '投票のページと同じフォルダーにある一覧を、もう一度受け取ってください。',
    },
    en: {
      title: 'The list of incidents of the online box (online-incidents.json) is of another election, or damaged. No list was made.',
      next: 'Get it again from the folder of the voter’s page.',
    },
  },
  'online-incidents-older': {
    ja: {
      title: 'オンライン投票箱の障害の一覧が、前の号で渡したもの（{lines}行）より短いか、違うものです。更新は作っていません。',
      next: '新しい一覧（online-incidents.json）を受け取ってください。新しい一覧も違うときは、書き出しの担当者に知らせてください。',
    },
    en: {
      title: 'The list of incidents of the online box is shorter than the one that an earlier round gave (lines: {lines}), or another one. No list was made.',
      next: 'Get the newest online-incidents.json. If that is another one, too, report it to the exporters.',
    },
  },
  'online-rows-awaited': {
    ja: {
      title: 'だれがオンラインで投票したかの行がないので、最終の更新はまだ作れません。何も署名していません。',
      next: '--changes と --online-voted で指定してください。来ないと二人が文書で決めたときは、--without-online を付けます。',
    },
    en: {
      title: 'The rows of who voted online are missing, so the last list cannot be made yet. Nothing was signed.',
      next: 'Name them with --changes and --online-voted. If two people have decided in writing that none come, add --without-online.',
    },
  },
  'too-many-roll-lists': {
    ja: { title: '更新は {most} 号までです。更新は作っていません。', next: '残りの変更は、投票所へ電話で知らせ、発券機で、電話による変更として記録してください。' },
    en: { title: 'There can be {most} lists. None was made.', next: 'Tell the stations the remaining changes by telephone; their issuers record them.' },
  },
  'roll-list-not-read-back': {
    ja: {
      title: '投票所 {station} の更新 第{number}号を、作った後に読み戻せません。更新は作っていません。',
      next: '空き容量を確かめて、もう一度行ってください。同じことが起きるときは、変更の一覧を変えずに控え、技術担当に知らせてください。',
    },
    en: {
      title: 'List {number} of station {station} was made and does not read back. No list was made.',
      next: 'Check the free space and run this again. If it happens again, keep the file of changes as it is and call the technician.',
    },
  },
} as const satisfies RefusalCatalogue<string>
