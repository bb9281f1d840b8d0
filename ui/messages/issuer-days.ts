/** Words of a station that is open on several days (期日前投票所): its evenings, nights and mornings, and their refusals. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const issuerDays = {
  oathAsked: { ja: '宣誓書を受け取り、印のある事由を選ぶ', en: 'Take the written oath, and choose the reason ticked on it' },
  oathGiven: { ja: '宣誓書を受け取りました', en: 'The written oath was received' },
  oath_duty: { ja: '1 仕事・学業・冠婚葬祭など', en: '1 work, school, ceremonies' },
  oath_away: { ja: '2 用事・旅行で区域の外', en: '2 away from the district' },
  oath_ill: { ja: '3 病気・出産・身体の障害など', en: '3 ill, childbirth, disability' },
  oath_island: { ja: '4 交通の不便な島など', en: '4 island hard to reach' },
  oath_moved: { ja: '5 住所を移した', en: '5 moved away' },
  oath_weather: { ja: '6 天災・悪天候', en: '6 disaster or weather' },
  step_morning: { ja: '前日の記録数の確認', en: 'Records of the evening before' },
  step_kiosksLater: { ja: '投票機', en: 'Machines' },
  step_rest: { ja: '今日を閉める', en: 'Close this day' },
  step_list: { ja: '期日前投票者の一覧', en: 'List of early voters' },
  morningHelp: {
    ja: '各投票機の画面が示す記録数を、立会人の前で読み上げて入れます。前の日の終わりと同じ数のときだけ、投票できる状態にします。初めて使う投票機だけ、0票確認をします。起動しない投票機の行は、空けておきます。',
    en: 'Before the witnesses, read aloud the records that each machine shows, and enter them. A machine is made ready only with the numbers of the evening before. Only a machine that is used for the first time has a zero check. The row of a machine that does not start stays empty.',
  },
  restHelp: {
    ja: '投票機は、今日の終わりの操作をして、媒体を入れたまま錠をかけます。このあと、今日は誰にも発券できません。明日の朝、ここから始めます。',
    en: 'Close the machines for the day, and lock the media inside. After this nobody gets a card today. Tomorrow morning you go on from here.',
  },
  rest: { ja: '今日を閉める', en: 'Close this day' },
  stopNow: { ja: '{place}（{opens}から{closes}まで）', en: '{place} ({opens} to {closes})' },
  nextStop: { ja: '次の場所：{place}　{date}　{opens}から{closes}まで', en: 'Next stop: {place}, {date}, {opens} to {closes}.' },
  nextStopHelp: {
    ja: '止まる場所ごとに、閉鎖と準備をします。移動の間は、投票機も発券機も閉じて錠をかけます。',
    en: 'Each stop has its own closing and opening. On the way machines and issuer are closed and locked.',
  },
  nextStopBegins: {
    ja: '次の場所で、投票管理者がカードと暗証番号で始めます（同じ日なら、開く時刻の30分前から）。出る前に、投票録と鍵の封筒を済ませてください。',
    en: 'At the next stop the officer begins it with card and PIN; on the same date from 30 minutes before its hour. Before you leave, finish the polling record and the key envelopes.',
  },
  deskClosed: { ja: '今日の発券は終わりました', en: 'No card is given out any more today' },
  footToday: { ja: '今日', en: 'Today' },
  footInAll: { ja: 'すべての日の計　発券 {issued}　投票者数', en: 'All days: issued {issued}  voters' },
  restLater: {
    ja: '▲ 残りの選挙は、この期日前投票所で {until} までに、または投票日に入場券に書かれた投票所で投票できます。この言葉で伝えてください。',
    en: '▲ The voter can vote in the other contests here until {until}, or on election day at the station on the ticket. Tell the voter so.',
  },
  earlyInPart: {
    ja: '▲ 期日前投票が済んでいる選挙：{contests}。残りの選挙だけを発券します。',
    en: '▲ This person has voted early in: {contests}. The card is for the other contests.',
  },
  unentitled: {
    ja: '▲ この方に選挙権のない選挙：{contests}。カードに入れず、投票用紙も渡しません。',
    en: '▲ This person has no right to vote in: {contests}. It is not on the card, and no paper is given.',
  },
  restedAt: { ja: '今日を閉めました（{time}）', en: 'This day was closed at {time}' },
  listWritten: { ja: '第{number}日までの一覧：{voters} 人', en: 'List up to day {number}: {voters} voters' },
  listDigits: { ja: '一覧の照合番号', en: 'Check number of the list' },
  listHelp: {
    ja: '媒体で選挙管理委員会へ届けます。名簿番号、カードか用紙か、一部の選挙だけの方はその選挙が入り、時刻も順番も入りません。',
    en: 'Take it to the election commission on the stick. It has roll numbers, whether each voted by card or paper, and the contests of those who voted in a part of them, but no time and no order.',
  },
  listWrite: { ja: '一覧を媒体に書く', en: 'Write the list' },
  listWriteAgain: { ja: '一覧をもう一度書く', en: 'Write the list again' },
  nextDay: { ja: '次の日を始める', en: 'Begin the next day' },
  nextDayHelp: {
    ja: '明日の朝、投票管理者がカードと暗証番号で始めます。今夜のうちに、投票録と鍵の封筒を済ませてください。',
    en: 'Tomorrow morning the officer begins it with card and PIN. Finish the polling record and the key envelopes tonight.',
  },
  leavingHelpDay: {
    ja: '出る前に、今日の投票録を印刷して署名します。明日の朝になると、今日の分は印刷できません。',
    en: "Before you leave, print and sign today's polling record. Tomorrow it cannot be printed any more.",
  },
  officer_rest: { ja: '今日を閉める', en: 'Close this day' },
  officer_rest_words: {
    ja: '今日の投票カードはこれで終わりです。記録と名簿はそのまま残り、明日の朝に続きます。期日前投票者の一覧を媒体に書きます。',
    en: 'No card is issued any more today. Books and roll stay as they are, and go on tomorrow. The list of early voters is written to the stick.',
  },
  'officer_begin-day': { ja: '次の日を始める', en: 'Begin the next day' },
  'officer_begin-day_words': {
    ja: '前の日の記録はそのまま続きます。朝の確認を、初めの日と同じ順に行います。',
    en: 'The books of the days before go on. The morning is done in the same order as on the first day.',
  },
  erase: { ja: '名簿と記録を消す', en: 'Erase roll and books' },
  eraseHelp: {
    ja: '報告書と媒体が開票所に届き、受け取られてから行います。それまで電源を切っておいてもよく、起動し直すと、ここから続けられます。この発券機と引継ぎ媒体から、名簿と投票者の記録を消します。元に戻せません。',
    en: 'Do this when report and media were received at the counting centre. Until then you may switch the issuer off; it goes on here after its next start. Roll and books of the voters are erased on this issuer and on the take-over medium. This cannot be undone.',
  },
  eraseHandedTo: { ja: '報告書と媒体を受け取った人', en: 'Who has report and media now' },
  'officer_erase-books': { ja: '名簿と記録を消す', en: 'Erase roll and books' },
  'officer_erase-books_words': {
    ja: '元に戻せません。投票録などの書類も、消した後は作れません。引継ぎ媒体を差し込んだまま行ってください。あとに残るのは、署名した報告書と発券機の記録簿だけです。',
    en: 'This cannot be undone, and no paper can be made after it, such as the polling record. Leave the take-over medium in. Only the signed report and the log stay.',
  },
} as const satisfies TextCatalogue

export const daysRefusals = {
  'days-to-come': {
    ja: { title: 'この投票所には、まだ投票日があります。報告書は作っていません。', next: '「今日を閉める」で今日を終えてください。報告書は最後の日に作ります。' },
    en: { title: 'This station has days to come. No report was made.', next: 'End today with "Close this day". The report is made on the last day.' },
  },
  'day-rests': {
    ja: { title: '今日は閉めてあります。何も変わっていません。', next: '投票のことは、次の日を始めてから行います。今夜できるのは、書類・鍵・一覧です。' },
    en: { title: 'This day is closed. Nothing was changed.', next: 'Everything about voting waits for the next day. Papers, keys and the list can be done tonight.' },
  },
  'day-not-rested': {
    ja: { title: '今日はまだ閉めていません。', next: '閉鎖の手順を終えて、「今日を閉める」を押してください。' },
    en: { title: 'This day is not closed yet.', next: 'Finish the closing and press "Close this day".' },
  },
  'next-day-not-come': {
    ja: { title: '今日は、次の投票日ではありません。始めていません。', next: 'この投票所の投票日と、発券機の時計の日付を確かめてください。' },
    en: { title: 'Today is not the next day of this station. It was not begun.', next: 'Check the days of this station and the date of the clock of this issuer.' },
  },
  'polling-record-open': {
    ja: { title: '前の日の投票録が済んでいません。次の日を始めると、前の日の分は印刷できません。', next: '投票録を印刷し、署名してから、「出発の前」で印をつけてください。' },
    en: { title: 'The polling record of the day before is not finished. Once the next day is begun, it cannot be printed any more.', next: 'Print and sign it, then tick it under "Before leaving".' },
  },
  'morning-not-told': {
    ja: { title: '{machine} の今朝の記録数を、まだ入れていません。投票できる状態にしていません。', next: '投票機の画面が示す数を、「前日の記録数の確認」に入れてください。' },
    en: { title: 'The number of records of {machine} this morning is not entered yet. The machine was not marked ready.', next: 'Enter what its screen shows under "Records of the evening before".' },
  },
  'morning-differs': {
    ja: {
      title: '{machine} の今朝の記録数が、前の日の終わりと違います。この投票機は使えません。',
      next: '数を読み直してください。それでも違うときは、触らずに錠をかけ、「使用中止」にして、選挙管理委員会に連絡してください。',
    },
    en: {
      title: '{machine} shows other numbers of records than at the end of the day before. It must not be used.',
      next: 'Read the numbers again. If they still differ, leave it locked, mark it out of use and call the election commission.',
    },
  },
  'no-day-list': {
    ja: { title: 'この投票所は期日前投票所ではないので、一覧はありません。', next: 'そのまま続けてください。' },
    en: { title: 'This is not an early-voting station, so it has no list.', next: 'Go on.' },
  },
  'books-still-open': {
    ja: { title: '今日の投票がまだ終わっていないので、一覧は作っていません。', next: '閉鎖を終えてから作ります。' },
    en: { title: 'Voting is not over, so no list was made.', next: 'It is made when the day is closed.' },
  },
  'log-begun-anew': {
    ja: {
      title: 'この発券機の記録簿が、前のとおりには残っていません。続きから新しく書き始めました。',
      next: '名簿と発券の記録は無事で、そのまま続けられます。記録簿のファイルが壊れたか、だれかが取り替えています。投票録に書き、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The log of this issuer is no longer as it was. It was begun anew.',
      next: 'Roll and books are safe: go on as before. The file of the log is damaged, or somebody exchanged it. Write this into the polling record and call the election commission.',
    },
  },
  'day-list-missing': {
    ja: { title: '期日前投票者の一覧が、まだ媒体にありません。', next: '「期日前投票者の一覧」で書いてください。これがないと、選挙の当日に発券を始められません。' },
    en: { title: 'The list of early voters is not on the stick yet.', next: 'Write it under "List of early voters". Without it no station can issue cards on election day.' },
  },
  'day-list-not-written': {
    ja: { title: '一覧を媒体に書けませんでした。記録は安全です。', next: '媒体を抜いて差し直すか、別の媒体に替えて、もう一度書いてください。' },
    en: { title: 'The list could not be written. The books are safe.', next: 'Pull the stick out and put it in again, or use another one, and write it again.' },
  },
  'books-still-needed': {
    ja: { title: '業務が終わっていないので、名簿と記録は消していません。', next: '報告書を渡し、「業務の終わり」を済ませてから行ってください。' },
    en: { title: 'The day is not ended, so nothing was erased.', next: 'Hand the report over, end the day, and then erase.' },
  },
  'books-erased': {
    ja: { title: 'この発券機の名簿と記録は消してあります（{at}、{to} に引き渡し）。', next: '電源を切ってください。' },
    en: { title: 'Roll and books of this issuer are erased ({at}, handed over to {to}).', next: 'Switch it off.' },
  },
  'books-not-erased': {
    ja: {
      title: '名簿と記録を、すべては消せませんでした（{at}、{to} に引き渡し）。この発券機は、もう発券しません。',
      next: '引継ぎ媒体を差し込んで、起動し直してください。続きを消します。「名簿と記録を消す」がまた出たら、もう一度行ってください。できないときは、発券機と媒体を選挙管理委員会に渡してください。',
    },
    en: {
      title: 'Roll and books could not all be erased ({at}, handed over to {to}). This issuer issues no cards any more.',
      next: 'Put the take-over medium in and start again: it goes on erasing. If "Erase roll and books" is there again, do it once more. If that fails, give issuer and medium to the commission.',
    },
  },
  'moved-too-late': {
    ja: {
      title: 'この発券機では、期日が動く前の日の投票が始まっています。期日を動かす候補者一覧は、ここでは使えません。記録は安全です。',
      next: '選挙管理委員会に報告し、ひとつ前の候補者一覧の選挙データで起動しなおして、その日を終えてください。',
    },
    en: {
      title: 'Voting has begun here on a day from which the candidate list moves the poll. This issuer cannot use that list. The records are safe.',
      next: 'Report to the commission. Start again with the package as it was before that list, then end that day.',
    },
  },
} as const satisfies RefusalCatalogue<string>
