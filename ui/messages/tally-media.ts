/** Refusals of media at the tally: what happened and is safe, and what to do next. */
import type { RefusalCatalogue } from './message.ts'

export const tallyMediaRefusals = {
  'medium-unreadable': {
    ja: {
      title: '差込口 {slot} の媒体が読めません。数えていません。',
      next: '抜いて差し直してください。読めないときは封筒に入れ、開票管理者に知らせてください。その組は、開票管理者（選挙長）が決めれば副（複写）で数えられます（「副（複写）を使う（第10条）」）。',
    },
    en: {
      title: 'The medium in slot {slot} cannot be read. It was not counted.',
      next: 'Take it out and insert it again. If it stays unreadable, put it in its envelope and tell the counting officer, who may decide to count the duplicate of that pair ("Use a duplicate (Art. 10)").',
    },
  },
  'reading-failed': {
    ja: {
      title: '差込口 {slot} を読む途中で、集計プログラムの不具合が起きました。この媒体は数えていません。ほかの媒体はそのままです。',
      next: '抜いて封筒に入れ、差込口の番号と時刻を選管に知らせてください。ほかの媒体の受付は続けられます。その組は、開票管理者（選挙長）が決めれば副（複写）で数えられます（「副（複写）を使う（第10条）」）。',
    },
    en: {
      title: 'The tally program met a fault of its own while it read slot {slot}. This medium was not counted. All other media stay as they are.',
      next: 'Take it out, put it in its envelope, and tell the commission the slot and the time. Go on with the other media. The counting officer may decide to count the duplicate of that pair ("Use a duplicate (Art. 10)").',
    },
  },
  truncated: {
    ja: { title: '差込口 {slot} の媒体は短く、一部がありません。数えていません。', next: '封筒に入れ、開票管理者に知らせてください。副（複写）の使用は第10条によります。' },
    en: {
      title: 'The medium in slot {slot} is too short: part of it is missing. It was not counted.',
      next: 'Put it in its envelope and tell the counting officer. The duplicate may be used under Art. 10.',
    },
  },
  oversize: {
    ja: { title: '投票所 {station} 組 {pair} の媒体は見出しより長く、余分なデータがあります。数えていません。', next: '封筒に入れ、選挙長に知らせてください。副（複写）の使用は第10条によります。' },
    en: {
      title: 'Station {station}, pair {pair}: the medium is longer than its header says. It was not counted.',
      next: 'Put it in its envelope and tell the election chair. The duplicate may be used under Art. 10.',
    },
  },
  'header-malformed': {
    ja: { title: '差込口 {slot} の媒体は、選管の署名はありますが見出しの形が正しくありません。数えていません。', next: '封筒に入れ、選管に知らせてください。' },
    en: { title: 'The medium in slot {slot} has a header that the commission signed and that is malformed. It was not counted.', next: 'Put it in its envelope and tell the commission.' },
  },
  'header-contradicts-package': {
    ja: { title: '差込口 {slot} の媒体は、選挙・投票日・投票の種類が選挙データと合いません。数えていません。', next: '封筒に入れ、選管に知らせてください。' },
    en: { title: 'The medium in slot {slot} was made for other contests, days or kind of voting than the package says. It was not counted.', next: 'Put it in its envelope and tell the commission.' },
  },
  'not-a-ballot-box': {
    ja: { title: '差込口 {slot} の媒体は投票の記録媒体ではありません。', next: '抜いて、送致目録の記録媒体かどうかを確かめてください。' },
    en: { title: 'What lies in slot {slot} is no ballot medium.', next: 'Take it out and check it against the transport list.' },
  },
  'online-without-box': {
    ja: {
      title: '差込口 {slot} にあるのはオンライン投票箱の票ですが、この選挙にはオンライン投票箱がありません。数えていません。',
      next: '抜いて封筒に入れ、選管に知らせてください。',
    },
    en: {
      title: 'Slot {slot} holds votes of an online ballot box, and this election has none. They were not counted.',
      next: 'Take the stick out, put it in an envelope and tell the commission.',
    },
  },
  'online-not-signed': {
    ja: {
      title: '差込口 {slot} のオンライン投票箱の票には、この選挙の仕分けの機械の署名がありません。数えていません。',
      next: '抜いて、仕分けの機械でファイルの一組を書き直してください。別の媒体なら、そちらを差し込んでください。',
    },
    en: {
      title: 'The online votes in slot {slot} are not signed by a machine that sorts for this election. They were not counted.',
      next: 'Take the stick out, and write the set of files anew at the sorting machine. If there is another stick, insert it.',
    },
  },
  'online-machine-not-approved': {
    ja: {
      title: '差込口 {slot} のオンライン投票箱の票は、二人が承認していない機械で仕分けたものです。数えていません。',
      next: '抜いて封筒に入れ、選挙長に知らせてください。選管の画面で二人がその機械を承認し、承認のファイルを仕分けの機械に入れて、仕分け直します。',
    },
    en: {
      title: 'The online votes in slot {slot} were sorted on a machine that two people have not approved. They were not counted.',
      next: 'Take the stick out, put it in an envelope and call the election chair. Two people of the commission approve that machine on the page of their numbers; with the file of approvals on it, sort again.',
    },
  },
  'online-contradicts': {
    ja: {
      title: '差込口 {slot} のオンライン投票箱の票は、署名された数や封印と合いません。数えていません。',
      next: '抜いて封筒に入れ、開票管理者に知らせてください。仕分けの機械でファイルの一組を書き直してください。',
    },
    en: {
      title: 'The online votes in slot {slot} do not fit the numbers and the seal that were signed. They were not counted.',
      next: 'Take the stick out, put it in an envelope and call the counting manager. Write the set of files anew at the sorting machine.',
    },
  },
  'online-above-electors': {
    ja: {
      title: '差込口 {slot} のオンライン投票箱の票は、名簿の選挙人の数より多くなっています。数えていません。',
      next: '抜いて封筒に入れ、選挙長に知らせてください。だれがどの機械で仕分けたかを、仕分けの部屋の紙と比べてください。',
    },
    en: {
      title: 'Slot {slot} holds more online votes than the roll has electors. They were not counted.',
      next: 'Take the stick out, put it in an envelope and call the election chair. Compare with the paper of the sorting room who sorted, and on which machine.',
    },
  },
  'online-already-here': {
    ja: { title: '差込口 {slot} のオンライン投票箱の票は、もう受領しました。二重には数えていません。', next: '抜いてください。' },
    en: { title: 'The online votes in slot {slot} were received before. They are not counted twice.', next: 'Take the stick out.' },
  },
  'online-sorted-otherwise': {
    ja: {
      title: '差込口 {slot} のオンライン投票箱の票は、受領したものと中身が違います。数えていません。',
      next: '抜いて封筒に入れ、選挙長に知らせてください。どちらの仕分けが正しいかを決めてから、集計機を起動しなおしてください。',
    },
    en: {
      title: 'The online votes in slot {slot} are not those that were received. They were not counted.',
      next: 'Take the stick out, put it in an envelope and call the election chair, who decides which sorting holds; then restart the counting machine.',
    },
  },
  'report-in-a-slot': {
    ja: {
      title: '差込口 {slot} に入っているのは、投票所の報告の媒体です。記録媒体ではありません。何も読んでいません。',
      next: '抜いて、報告の差込口（reports）に差し、「投票所報告を読む」を押してください。この差込口には、正（原本）の記録媒体を入れます。',
    },
    en: {
      title: 'Slot {slot} holds the report medium of a station, which is no ballot medium. Nothing was read.',
      next: 'Take it out, put it into the socket for reports (reports) and press "Read station reports". This slot is for an original.',
    },
  },
  'share-in-a-slot': {
    ja: {
      title: '差込口 {slot} に入っているのは、鍵の持ち分の媒体です。記録媒体ではありません。何も読んでいません。',
      next: '抜いて、保管者に返してください。「鍵」のページで、保管者が鍵の持ち分の差込口（shares）に差し込みます。',
    },
    en: {
      title: 'Slot {slot} holds the key share of a holder, which is no ballot medium. Nothing was read.',
      next: 'Take it out and give it back to its holder, who puts it into the socket for key shares (shares) on the page "Keys".',
    },
  },
  'scans-unreadable': {
    ja: { title: '差込口 {slot} のファイルは、どれも画像として読めません。数えていません。', next: '用紙を、PNG か JPEG（300dpi、灰色）で読み取り直し、もう一度差し込んでください。' },
    en: { title: 'No file in slot {slot} can be read as a picture. Nothing was counted.', next: 'Scan the sheets again as PNG or JPEG (300 dpi, grey) and put them in once more.' },
  },
  'scans-need-poppler': {
    ja: {
      title: '差込口 {slot} には PDF があり、この集計機には PDF を読むもの（poppler-utils）がありません。数えていません。',
      next: '用紙を、PNG か JPEG（300dpi、灰色）で読み取り直し、もう一度差し込んでください。',
    },
    en: {
      title: 'There are PDFs in slot {slot}, and this tally has nothing that reads them (poppler-utils). Nothing was counted.',
      next: 'Scan the sheets again as PNG or JPEG (300 dpi, grey) and put them in once more.',
    },
  },
  'scans-too-many': {
    ja: { title: '差込口 {slot} には、画像やほかのファイルが多すぎます（画像は200まで）。読んでいません。', next: '空のUSBメモリーに、一つの媒体の用紙だけを読み取って、もう一度差し込んでください。' },
    en: {
      title: 'There are too many pictures or other files in slot {slot} (200 pictures at most). None was read.',
      next: 'Scan the sheets of one medium, and nothing else, onto an empty stick and put it in once more.',
    },
  },
  'scans-without-codes': {
    ja: {
      title: '差込口 {slot} の画像には、記録の二次元コードが見つかりません。数えていません。',
      next: '記録の二次元コードの用紙かどうかを確かめ、300dpi 以上、白黒でなく灰色で、紙を平らにして読み取り直してください。',
    },
    en: {
      title: 'No picture in slot {slot} shows a code of a medium. Nothing was counted.',
      next: 'Make sure that these are the sheets of codes. Scan them again with 300 dpi or more, in grey and not in black and white, the paper flat.',
    },
  },
  'scans-of-two-media': {
    ja: {
      title: '差込口 {slot} の画像には、違う媒体の用紙が混ざっています。数えていません。',
      next: '用紙の上の組番号を見て分け、一つの媒体の用紙だけを一つのUSBメモリーに入れて、もう一度差し込んでください。',
    },
    en: {
      title: 'The pictures in slot {slot} are of sheets of different media. Nothing was counted.',
      next: 'Part the sheets by the set number (組番号) at their top, put those of one medium alone onto a stick, and put it in once more.',
    },
  },
  'scans-not-whole': {
    ja: {
      title: '差込口 {slot} の用紙は、まだ全部そろっていません。読めた分は残してあります。まだ数えていません。',
      next: '足りないところだけを読み取り直し（300dpi、灰色、紙を平らに）、どの差込口でもよいので、もう一度入れて「記録媒体を読む」を押してください。',
    },
    en: {
      title: 'The sheets in slot {slot} are not all there yet. What was read is kept; it is not counted yet.',
      next: 'Scan only what is missing again (300 dpi, grey, the paper flat), put it into any slot and press "Read media" once more.',
    },
  },
  'scans-contradict': {
    ja: {
      title: '差込口 {slot} のコードは一つ一つ読めましたが、合わせると、印刷された媒体になりません。作りかえられた用紙があるおそれがあります。数えていません。',
      next: '用紙と封筒をそのまま保管し、選挙長に知らせてください。記録媒体があれば、それを読んでください。',
    },
    en: {
      title: 'Each code in slot {slot} can be read, and together they are no medium that was printed: a sheet may be forged. Nothing was counted.',
      next: 'Keep sheets and envelope as they are and tell the election chair. If the medium itself is there, read that.',
    },
  },
  'header-altered': {
    ja: { title: '差込口 {slot} の媒体は見出しが変えられています。数えていません。', next: '抜いて封筒に入れ、開票管理者と選挙長に知らせてください。' },
    en: { title: 'The header of the medium in slot {slot} was changed. It was not counted.', next: 'Put it in its envelope and tell the counting officer and the election chair.' },
  },
  'medium-of-other-election': {
    ja: { title: '差込口 {slot} の媒体は別の選挙のものです。数えていません。', next: '抜いて、その選挙の箱に戻してください。' },
    en: { title: 'The medium in slot {slot} belongs to another election. It was not counted.', next: 'Take it out and return it to the box of that election.' },
  },
  'medium-of-other-use': {
    ja: { title: '差込口 {slot} の媒体は見本または模擬のもの（あるいは本番のもの）で、この選挙データと用途が違います。', next: '抜いて、本番と練習の媒体を分けてください。' },
    en: { title: 'The medium in slot {slot} is of another use (sample, rehearsal or live). It was not counted.', next: 'Take it out and keep rehearsal and live media apart.' },
  },
  'unknown-serial': {
    ja: { title: '差込口 {slot} の媒体は、この選挙データにない投票所または組のものです。', next: '抜いて、送致目録と媒体番号を照らしてください。' },
    en: { title: 'The medium in slot {slot} names a station or pair that is not in the package.', next: 'Take it out and compare its serial with the transport list.' },
  },
  'station-not-received': {
    ja: { title: '投票所 {station} の報告がまだ受領されていません。媒体は数えていません。', next: '先に投票所報告を読んでから、もう一度媒体を読んでください。' },
    en: { title: 'The report of station {station} has not been received. The medium was not counted.', next: 'Read the station report first, then read the media again.' },
  },
  'list-not-checked': {
    ja: {
      title: '投票所 {station} は、まだ送致目録で受け取られていません。媒体は数えていません。',
      next: '投票所 {station} を押し、送致目録の品目と箱の封印・錠を確かめて受け取ってから、もう一度媒体を読んでください。',
    },
    en: {
      title: 'Station {station} has not been received by its transport list. The medium was not counted.',
      next: 'Press station {station}, check the items of its list and the seals and locks of its boxes, then read the media again.',
    },
  },
  'container-not-sealed': {
    ja: {
      title: '投票所 {station} の箱に封印または錠がありませんでした。選挙長が判断するまで、媒体は数えません。',
      next: '開票立会人の意見を聴き、投票所 {station} を押して、選挙長の判断を入力してください。媒体はそのままで安全です。',
    },
    en: {
      title: 'A box of station {station} came without seal or lock. Its media do not count until the election chair decides.',
      next: "Hear the counting witnesses, press station {station}, and enter the chair's decision. The media are safe as they are.",
    },
  },
  'unused-spare': {
    ja: { title: '投票所 {station} 組 {pair} は使われていない予備の媒体です。数えるものはありません。', next: '抜いて、予備の媒体として保管してください。' },
    en: { title: 'Station {station}, pair {pair}: an unused spare. There is nothing to count.', next: 'Take it out and keep it with the spare media.' },
  },
  'unused-but-started': {
    ja: { title: '投票所 {station} 組 {pair} は報告では使用したはずですが、媒体は使われていません。', next: '送致箱にもう一組の媒体がないか確かめ、投票所に問い合わせてください。' },
    en: { title: 'Station {station}, pair {pair} was used according to the report, but this medium was never used.', next: 'Look for another medium of this pair in the box and ask the station.' },
  },
  'not-closed': {
    ja: {
      title: '投票所 {station} 組 {pair} の媒体は閉鎖されていません。数えていません。',
      next: 'まず、この組の副（複写）を使います（第10条）。開票管理者（選挙長）が開票立会人の意見を聴いて決め、「副（複写）を使う（第10条）」を押して入力し、副（複写）を差し込んで「記録媒体を読む」を押してください。副（複写）も閉鎖されていないときは、両方を差し込むと次の手順が出ます。',
    },
    en: {
      title: 'Station {station}, pair {pair} was not closed. It was not counted.',
      next: 'First use the duplicate of this pair (Art. 10): the counting officer (election chair) hears the counting witnesses and decides; press "Use a duplicate (Art. 10)", put the duplicate in and press "Read media". If the duplicate was not closed either, put in both: then the next step is told.',
    },
  },
  'duplicate-not-closed': {
    ja: {
      title: '投票所 {station} 組 {pair} の副（複写）は閉鎖されていません。数えていません。',
      next: 'この組の正（原本）を差し込んで「記録媒体を読む」を押してください。正（原本）も閉鎖されていないときは、この副（複写）も入れたままにすると次の手順が出ます。',
    },
    en: {
      title: 'Station {station}, pair {pair}: the duplicate was not closed. It was not counted.',
      next: 'Put in the original of this pair and press "Read media". If the original was not closed either, leave this one in: then the next step is told.',
    },
  },
  'pair-not-closed': {
    ja: {
      title: '投票所 {station} 組 {pair} は、正（原本）も副（複写）も閉鎖されていません。数えていません。',
      next: '媒体の記録はそのままです。その投票所の予備の投票機（または鍵を残した投票機）に二枚とも入れ、投票管理者の運用カードと立会人で引き継いで閉鎖し、ここでもう一度読みます。どの投票機でもできないときは、選挙長が開票立会人の意見を聴いて決め、選管の事務局で、失われた記録媒体の宣言に署名してもらい、届いた媒体を報告の差込口に入れて「投票所報告を読む」を押します。',
    },
    en: {
      title: 'Station {station}, pair {pair}: neither original nor duplicate was closed. They were not counted.',
      next: 'What is recorded on them stays. Put both into the spare machine of that station (or one that kept its key); presiding officer (operator card) and witnesses take the pair over and close it; read both here again. If no machine can, the election chair hears the counting witnesses and decides. Ask the office of the commission to sign a declaration of lost media; when it is here, put it in with the reports and press "Read station reports".',
    },
  },
  'medium-damaged': {
    ja: {
      title: '投票所 {station} 組 {pair} の媒体は壊れています。数えていません。',
      next: '開票管理者（選挙長）が開票立会人の意見を聴いて決め、「副（複写）を使う（第10条）」を押して入力し、この組の副（複写）を読んでください。',
    },
    en: {
      title: 'Station {station}, pair {pair}: the medium is damaged. It was not counted.',
      next: 'The counting officer (election chair) hears the counting witnesses and decides; press "Use a duplicate (Art. 10)", then read the duplicate of this pair.',
    },
  },
  'medium-altered': {
    ja: { title: '投票所 {station} 組 {pair} の媒体は、封印の後で内容が変わっています。数えていません。', next: '抜いて封筒に入れ、選挙長に知らせてください。副（複写）の使用は第10条によります。' },
    en: {
      title: 'Station {station}, pair {pair}: the contents differ from what was sealed. It was not counted.',
      next: 'Put it in its envelope and tell the election chair. The duplicate may be used under Art. 10.',
    },
  },
  'sealed-on-moved-day': {
    ja: {
      title: '投票所 {station} 組 {pair} の媒体は、変更する前の投票日に投票し、閉鎖されたものです（封印は本物で、日だけが今の投票日と違います）。数えていません。',
      next: '投票日の変更がその投票所に届かず、前の日に投票したと考えられます。媒体は何も失われていません。正（原本）と副（複写）を封をして分けて保管し、選挙長に知らせ、投票所と選管に確かめてください。新しい日に投票した媒体があれば、それを読みます。ないときは、その投票所の投票をどうするか（繰延投票など）が決まるまで開けません。数えずに進めるのは、選挙長が決め、選管が、失われた記録媒体の宣言に署名したときだけです（届いたら、報告の差込口に入れて「投票所報告を読む」を押します）。',
    },
    en: {
      title:
        'Station {station}, pair {pair}: people voted on the day before the poll was moved, and the medium was closed on it (the seal is genuine, its day alone is not the day of the poll). It was not counted.',
      next: 'Probably the station never heard that the day was moved. Nothing on the medium is lost. Seal original and duplicate, keep them apart, tell the election chair, and ask the station and the commission. If there is a medium of the new day, read that one. If there is none, nothing is opened before it is decided what becomes of the votes of this station (a postponed poll, for one); going on without them takes the chair\'s decision and a declaration of lost media that the commission signed (when it is here, put it in with the reports and press "Read station reports").',
    },
  },
  'already-merged': {
    ja: { title: '投票所 {station} 組 {pair} はすでに受領しています。二度は数えません。', next: '抜いて、読み終えた箱に入れてください。' },
    en: { title: 'Station {station}, pair {pair} is in already. It is never counted twice.', next: 'Take it out and put it with those that were read.' },
  },
  'copy-of-a-medium': {
    ja: {
      title: '投票所 {station} 組 {pair} の同じ媒体がもう一つあります（写し）。二度は数えません。',
      next: '分けて保管し、選挙長に知らせてください。写しの「正（原本）」「副（複写）」のラベルも確かめてください。',
    },
    en: {
      title: 'Station {station}, pair {pair}: the same medium once more, so one is a copy. It is never counted twice.',
      next: 'Keep them apart and tell the election chair; look at the labels, it may be offered as the duplicate.',
    },
  },
  'second-seal': {
    ja: {
      title: '投票所 {station} 組 {pair} に、内容の違う封印された媒体がもう一つあります。どちらも残しています。',
      next: '両方を分けて保管し、どちらを集計するかの選挙長の判断を入力してください。',
    },
    en: { title: 'Station {station}, pair {pair}: another sealed medium with other contents. Both are kept.', next: 'Keep both apart, and enter which one the election chair decides to count.' },
  },
  'other-seal-chosen': {
    ja: { title: '投票所 {station} 組 {pair} は、選挙長の判断で別の媒体を集計します。この媒体は数えません。', next: '封をして保管してください。' },
    en: { title: 'Station {station}, pair {pair}: the election chair chose the other medium. This one is not counted.', next: 'Seal it and keep it.' },
  },
  'nothing-to-choose': {
    ja: { title: '投票所 {station} 組 {pair} に、選ぶべき二つの封印はありません。何も変わっていません。', next: '投票所と組の番号を確かめてください。' },
    en: { title: 'Station {station}, pair {pair}: there are no two seals to choose from. Nothing has changed.', next: 'Check station and pair.' },
  },
  'duplicate-beside-original': {
    ja: { title: '投票所 {station} 組 {pair} は正（原本）を受領しています。内容は同じです。副（複写）は数えません。', next: '副（複写）を抜いて、封をして保管してください。' },
    en: { title: 'Station {station}, pair {pair}: the original is in and holds the same. The duplicate is not counted.', next: 'Take the duplicate out, seal it and keep it.' },
  },
  'duplicate-not-allowed': {
    ja: {
      title: '投票所 {station} 組 {pair} の副（複写）です。正（原本）が破損または紛失したときだけ数えます。',
      next: '正（原本）を読んでください。正（原本）が使えないときは、開票立会人の意見を聴き、「副（複写）を使う」を押して入力してください。',
    },
    en: {
      title: 'Station {station}, pair {pair}: this is the duplicate. It counts only when the original is damaged or lost.',
      next: 'Read the original. If it cannot be used, hear the counting witnesses and press "Use a duplicate".',
    },
  },
  'set-is-final': {
    ja: { title: '記録はすでに開かれ、集計の範囲は確定しています。何も変わっていません。', next: '新しい媒体が見つかったときは、選挙長に知らせてください。' },
    en: { title: 'The records have been opened and the set is final. Nothing has changed.', next: 'If another medium turns up, tell the election chair.' },
  },
  'unknown-pair': {
    ja: { title: '投票所 {station} に組 {pair} はありません。', next: '投票所と組の番号を確かめてください。' },
    en: { title: 'Station {station} has no pair {pair}.', next: 'Check station and pair.' },
  },
  'original-is-read': {
    ja: { title: '投票所 {station} 組 {pair} の正（原本）は正しく読めています。副（複写）は使えません。', next: '副（複写）は封をしたまま保管してください。' },
    en: { title: 'Station {station}, pair {pair}: its original was read. The duplicate cannot be used.', next: 'Keep the duplicate sealed.' },
  },
} as const satisfies RefusalCatalogue<string>
