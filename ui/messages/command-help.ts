/**
 * What `ippyo … --help` says of each command (`put`), argument (`put <medium>`) and option (`put --box`). An option without its
 * command (`--package`) means the same wherever it stands. A command, argument or option that has no words here is a bug.
 */
import { type TextCatalogue, text } from './message.ts'

const COMMISSION_KEY = text(
  '選管の鍵の入った媒体（authority.json と authority.pub）',
  "the stick with the commission's key (authority.json, authority.pub)",
)
const ENGINE = text('入っている中でいちばん良いもののかわりに使うソフト', 'instead of the best at hand')
const VOICE_LANGUAGE = text('どちらの言葉の音声か', 'which one')

const everywhere = {
  '--json': text(
    '結果を一つのJSONで標準出力に出す。断るときは {"error": {"type": …}}',
    'print one JSON object on stdout; refusals as {"error": {"type": …}}',
  ),
  '--lang': text('言葉（指定がなければ LANG による）', 'language of words (default: from LANG)'),
  '--help': text('この説明を出す', 'say this'),
  help: text('その命令の説明を出す', 'say what a command does and takes'),
  '--package': text('選挙データのフォルダー', 'the election package'),
  '--authority': text('選管の authority.pub', "the commission's authority.pub"),
  '--passphrases-fd': text(
    '選管の合言葉を、この番号のファイル記述子から読む',
    "read the office's passphrase from this file descriptor",
  ),
} satisfies TextCatalogue

const making = {
  prepare: text(
    'CSVファイルから、選挙データ・記録媒体・鍵の持ち分・機械のフォルダーを作る',
    'make package, media, key shares and machine directories from a directory of CSV files',
  ),
  'prepare --sources': text(
    'election.csv、contests.csv、candidates.csv、stations.csv、roll.csv のあるフォルダー',
    'directory with election.csv, contests.csv, candidates.csv, stations.csv, roll.csv',
  ),
  'prepare --out': text(
    '新しいフォルダー。全部そろって現れるか、何も現れない',
    'new directory; appears whole or not at all',
  ),
  'prepare --use': text(
    '本番（live）か模擬（rehearsal）か。election.csv と同じであること',
    'a real election or a rehearsal (must agree with election.csv)',
  ),
  'prepare --office': text(
    '--use のとき：personalise office で作ったフォルダー',
    'with --use: directory made by personalise office',
  ),
  'prepare --machines': text(
    '--use のとき：personalise machine の machine-file.json を集めたフォルダー',
    'with --use: the machine files collected from personalise machine',
  ),
  'prepare --voice': text(
    'voice make で作った音声。なければ、音声では投票できない',
    'the voice pack made by voice make; without it nobody can vote by voice',
  ),
  'prepare --passphrases-fd': text(
    '合言葉を1行に1つ読む：選管、続けて鍵の保管者の順',
    'read passphrases as lines: the office, then each key holder',
  ),
  'prepare --media-of': text(
    'この投票所の記録媒体だけを作る（たとえば 2;4）。none なら作らない',
    'make media of these stations only (for example 2;4), or none',
  ),
  'prepare --fixture': text(
    '人も機械も含めて、試すための選挙を全部作る。選挙には使えない',
    'make everything for a test, people and machines included; never for an election',
  ),
  'prepare --seed': text(
    '--fixture のとき：同じ言葉からは同じものができる',
    'with --fixture: the same seed makes the same bytes',
  ),
  'prepare after': text(
    '--passphrases-fd がなければ、鍵の保管者が一人ずつ、ほかの人に見られずに合言葉を2回入れます。',
    'Without --passphrases-fd each key holder types a passphrase, twice, unseen by the others.',
  ),
  put: text(
    '準備した投票箱を、差し込んだ空の記録媒体に書き、読み戻して確かめる。ほかのソフトでは写さないこと',
    'put a prepared ballot box onto a mounted, empty stick and read it back; never copy it by other programs',
  ),
  picture: text(
    '封印された小さな媒体を、二次元コードとして紙で運ぶ（二つ目の運び方）',
    'carry the sealed medium of a small box as 2D codes on paper, a second carrier',
  ),
  'picture print': text(
    '閉鎖された媒体を、二次元コードの用紙（PDF）にする。40枚まで',
    'make sheets of 2D codes (PDF) of a closed medium; 40 at most',
  ),
  'picture print <medium>': text(
    '封印された媒体のある場所（副（複写）をすすめる）',
    'where the sealed medium is (the duplicate, as a rule)',
  ),
  'picture print --out': text('作る PDF のファイル', 'the PDF to make'),
  'picture read': text(
    '読み取った用紙を、元と一バイトも違わない媒体に戻し、封印まで確かめる',
    'turn scanned sheets into the same medium, byte for byte, checked down to its seal',
  ),
  'picture read <scans...>': text(
    '用紙を読み取ったファイル（PNG、JPEG、PDF）。順番は問わない',
    'scans of the sheets (PNG, JPEG, PDF), in any order',
  ),
  'picture read --out': text(
    '媒体のファイルを作るフォルダー、または空の記録媒体を接続した場所',
    'directory for the file of the medium, or where an empty stick is mounted',
  ),
  'put <medium>': text('記録媒体を接続（マウント）した場所（ext4）', 'where the stick is mounted (ext4)'),
  'put --box': text(
    '準備した ballot-box.ippyo のあるフォルダー。たとえば OUT/media/1/1/original',
    'directory with the prepared ballot-box.ippyo, for example OUT/media/1/1/original',
  ),
  'put --take-over': text(
    '引継ぎ媒体に使えるかを見るだけ。ファイルは発券機が作る',
    'only look whether the stick can be a take-over medium: the issuer makes its file',
  ),
  'sign-list': text(
    '今の候補者一覧にかわる一覧に署名する：死亡・辞退、名前の訂正、動いた期日',
    'sign a candidate list that replaces the current one: who died or withdrew, a corrected name, another day',
  ),
  'sign-list --uncontested': text(
    '無投票になる選挙（contests.csv の id）。投票機にもカードにも出なくなる',
    'contests (id in contests.csv) that have no poll any more: off every machine and card',
  ),
  'sign-list --date': text(
    '期日を動かす：新しい選挙期日。election.csv・stations.csv と同じ日',
    'moves the poll: the new election day, the same as in election.csv and stations.csv',
  ),
  'sign-list --sources': text(
    'CSVファイルのフォルダー。candidates.csv は今のとおりに直したもの',
    'the directory of CSV files, with candidates.csv as it is now',
  ),
  'sign-list --package': text('選挙データ。一覧はこの中に入る', 'the election package; the list is put into it'),
  'sign-list --office': COMMISSION_KEY,
  'sign-list --voice': text(
    '作り直した音声。なければ、今の一覧の音声のまま',
    'a voice pack made anew; without it the clips of the current list are kept',
  ),
  'sign-list --suspend': text(
    '次の一覧まで投票用紙で投票する選挙（補充立候補）。カードにも投票機にも出ない',
    'contests that are voted on ballot papers until the next list (supplementary candidacy): on no card and no machine',
  ),
  'roll-list': text(
    '準備のあとの名簿の異動に署名する：投票所ごとに一つの一覧を作り、発券機で取り込む',
    'sign what has changed in the rolls since preparation: one list for each station, to be taken in there',
  ),
  'roll-list --office': text(
    '選管の鍵の入った媒体（authority.json と station-secrets.json）',
    "the stick with the commission's keys (authority.json, station-secrets.json)",
  ),
  'roll-list --out': text(
    'この選挙の一覧を全部置くフォルダー。新しい回は前の回と並ぶ',
    'where all lists of this election lie; a new round is put beside the others',
  ),
  'roll-list --changes': text(
    'changes.csv。なければ、前の回から異動はない',
    'changes.csv; left out: nothing has changed since the last round',
  ),
  'roll-list --day-list': text('期日前投票所が夜に書いた一覧', 'lists that early-voting stations wrote in the evening'),
  'roll-list --without-day-list': text(
    '--last とともに：投票者を別の方法で知った期日前投票所',
    'with --last: early-voting stations whose voters are known otherwise',
  ),
  'roll-list --made-by': text('一覧を作った人', 'who made the list'),
  'roll-list --checked-by': text('書類と突き合わせた、別の人', 'somebody else, who checked it against the papers'),
  'roll-list --last': text(
    'このあとの一覧はない。投票所はこれを取り込むと発券できる',
    'no other list follows: after it the stations issue cards',
  ),
  'clerks-card': text(
    '受付の手引き：よくある十の場面を一つずつ。2ページ（両面に印刷）',
    'the ten situations that a clerk meets most, step by step: two pages, to be printed on both sides',
  ),
  'clerks-card --office': text(
    '選管の authority.pub のあるフォルダー',
    "the directory with the commission's authority.pub",
  ),
  'clerks-card --out': text(
    'clerks-card.pdf を書くフォルダー。言葉は --lang による',
    'where clerks-card.pdf is written, in the language of --lang',
  ),
  'emergency-card': text(
    '困ったときの手順：投票所の壁に貼る2ページ',
    'what to do when things go wrong: two pages for the wall of the polling station',
  ),
  'emergency-card --office': text(
    '選管の authority.pub のあるフォルダー',
    "the directory with the commission's authority.pub",
  ),
  'emergency-card --out': text(
    'emergency-card.pdf を書くフォルダー。言葉は --lang による',
    'where emergency-card.pdf is written, in the language of --lang',
  ),
  'voters-page': text(
    '投票のしかた（やさしい言葉）：ふりがな付きの大きな字の紙と、読み上げる音声',
    'how to vote, in easy words: in large print, and spoken',
  ),
  'voters-page --office': text(
    '選管の authority.pub のあるフォルダー',
    "the directory with the commission's authority.pub",
  ),
  'voters-page --out': text(
    'voters-page-ja.pdf などを書くフォルダー。言葉は --lang による',
    'where voters-page-en.pdf is written, in the language of --lang',
  ),
  'voters-page --spoken': text(
    '読み上げる音声（WAV）も作る。音声を作るソフトが要る',
    'also spoken, as WAV; needs a speech engine',
  ),
  'gone-notice': text(
    '候補者の死亡・辞退：投票所ごとの掲示',
    'who died or withdrew: a notice for the wall of each polling station',
  ),
  'gone-notice --package': text('その一覧の入った選挙データ', 'the election package, with the list that says so'),
  'gone-notice --office': text(
    '選管の authority.pub のあるフォルダー',
    "the directory with the commission's authority.pub",
  ),
  'gone-notice --out': text('notice-<投票所>.pdf を書くフォルダー', 'where notice-<station>.pdf is written'),
  'gone-notice --entered': text(
    '入力した時刻。たとえば 2002-06-20T09:12。なければ手で書く',
    'when it was entered, as 2002-06-20T09:12; left out: for the pen',
  ),
  papers: text(
    '氏名等掲示、投票手順案内、封印票、カードのラベル、運搬目録、鍵の生成の記録、持ち分の封筒、緊急カード、受付の手引き（PDF）',
    'notice of candidates, voting guide, labels, transport lists, record of the key ceremony, envelopes, cards for the wall, as PDF',
  ),
  'papers --office': text('選管の authority.pub のあるフォルダー', "the directory with the commission's authority.pub"),
  'papers --out': text('PDFを書くフォルダー', 'where the PDF files are written'),
} satisfies TextCatalogue

const personalising = {
  personalise: text('機械に鍵を作り、選挙のカードを作る', 'make keys on machines, and cards of an election'),
  'personalise office': text(
    '一度だけ：選管の署名の鍵と、各投票所の機械へ運ぶキットを作る',
    "once: the commission's signing key, and a kit for each station that is carried to its machines",
  ),
  'personalise office --sources': text(
    'CSVファイルのフォルダー（投票所のため）',
    'directory of CSV files (for the stations)',
  ),
  'personalise office --office': text(
    '鍵とキットを置くフォルダー。すでにあるものはそのまま残る',
    'where key and kits are kept; what is there already is kept',
  ),
  'personalise machine': text(
    'その機械の上で：鍵を作る。machine-file.json を選管へ運ぶ',
    'on the machine itself: makes its keys; machine-file.json then goes to the office',
  ),
  'personalise machine --machine': text(
    'たとえば 2-K3（第2投票所の投票機3）、2-I1（その発券機）',
    'for example 2-K3 (kiosk 3 of station 2) or 2-I1 (its issuer)',
  ),
  'personalise machine --serial': text('機械に付いている機体番号', 'serial number on the machine'),
  'personalise machine --kit': text('選管から来た、この投票所のキット', 'kit of the station, from the office'),
  'personalise machine --out': text('その機械のフォルダー', "the machine's own directory"),
  'personalise machine --spare': text('予備の機械', 'a spare machine'),
  'personalise tally': text(
    '集計機の上で：鍵を作り、この選挙を集計する機械であることに選管の鍵で署名する',
    "on the counting machine itself: makes its key; the commission's key signs that it counts this election",
  ),
  'personalise tally --office': COMMISSION_KEY,
  'personalise tally --machine': text(
    '設定に書いてある、その機械のフォルダー',
    "the machine's own directory, as its configuration names it",
  ),
  'personalise tally --serial': text('機械に付いている機体番号', 'serial number on the machine'),
  'personalise tally --passphrases-fd': text(
    '1行に1つ読む：選管の合言葉、続けて集計機の合言葉',
    "read secrets as lines: the office's passphrase, then the tally's",
  ),
  'personalise voting-card': text(
    '新品のカードを、続けて投票カードにする',
    'factory cards become voting cards of a station, one after the other',
  ),
  'personalise voting-card --count': text('何枚', 'how many'),
  'personalise operator-card': text(
    '新品のカードを、持ち主が入れる暗証番号で運用カードにする',
    'a factory card becomes an operator card, under the PIN that its holder types',
  ),
  'personalise operator-card --card': text(
    '1 投票管理者、2 職務代理者、3 選管が封をして持つもの',
    '1 presiding officer, 2 deputy, 3 sealed with the commission',
  ),
  '--prepared': text('prepare で作ったフォルダー', 'directory made by prepare'),
  'personalise voting-card --station': text('カードを使う投票所', 'station of the card'),
  'personalise operator-card --station': text('カードを使う投票所', 'station of the card'),
  '--reader': text('カード読取機のシリアル回線', 'serial line of the card reader'),
  'personalise voting-card --passphrases-fd': text('選管の合言葉を1行で読む', "read the office's passphrase as a line"),
  'personalise operator-card --passphrases-fd': text(
    '1行に1つ読む：選管の合言葉、続けて暗証番号',
    "read secrets as lines: the office's passphrase, then the PIN",
  ),
} satisfies TextCatalogue

const voice = {
  voice: text(
    '投票する人に聞こえるもの：作る、聞く、承認する',
    'what a voter hears: make the voice pack, listen to it, approve it',
  ),
  'voice make': text(
    'すべての案内と名前の音声を作り、一つずつ検査し、全部が正しければ書く',
    'render every prompt and name, check each clip, and write the pack when all of them are right',
  ),
  'voice make --sources': text('選挙のCSVファイルと readings.csv', 'the CSV files of the election, and readings.csv'),
  'voice make --voice': text(
    '音声のフォルダー。作り直しても、変わらない音声の承認は残る',
    'the pack; made anew it keeps the approvals of clips that did not change',
  ),
  'voice make --japanese': ENGINE,
  'voice make --english': ENGINE,
  'voice make --recordings': text(
    '人が読んだWAVのフォルダー：<dir>/<ja|en>/<音声の名前。: は - に>.wav',
    'WAV files of a speaker: <dir>/<ja|en>/<clip, - for :>.wav',
  ),
  'voice make --speaker': text('--recordings のとき：読んだ人', 'with --recordings: who speaks'),
  'voice make --licence': text(
    '--recordings のとき：読んだ人が認めた使い方',
    'with --recordings: what the speaker agreed to',
  ),
  'voice listen': text(
    '音声と、その言うべき言葉の一覧。--out でWAVと list.txt を書く',
    'list the clips with what each must say; --out writes them as WAV files beside list.txt',
  ),
  'voice listen --voice': text('音声のフォルダー', 'the pack'),
  'voice listen --language': VOICE_LANGUAGE,
  'voice listen --out': text(
    'ここに <音声の名前>.wav と list.txt を書く（voice approve --list のため）',
    'writes <clip>.wav and list.txt there, for voice approve --list',
  ),
  'voice listen --open': text('2人の承認がまだのものだけ', 'only clips that two people have not approved'),
  'voice approve': text(
    'この人が聞いて、正しいと認めたことを書く。2人が要る',
    'write down that a person listened to these clips and found each right; two are needed',
  ),
  'voice approve --voice': text('音声のフォルダー', 'the pack'),
  'voice approve --by': text('聞いた人', 'who listened'),
  'voice approve --language': VOICE_LANGUAGE,
  'voice approve --clip': text('音声の名前。何度でも', 'a clip; may be repeated'),
  'voice approve --list': text(
    '1行に1つの音声の名前：voice listen の list.txt から、正しくないものを除いたもの',
    'clips, one a line: list.txt of voice listen without the lines that are not right',
  ),
} satisfies TextCatalogue

const looking = {
  inspect: text(
    'これは何か：選挙データ、記録媒体、鍵の持ち分、機械のファイル、または（シリアル回線なら）カード',
    'say what this is: a package directory, a medium, a key share, a machine file, or (a serial line) a card',
  ),
  'inspect <path>': text(
    'フォルダー、ファイル、またはカード読取機のシリアル回線',
    'directory, file, or the serial line of a card reader',
  ),
  'inspect --authority': text(
    '選管の authority.pub。署名を確かめるため',
    "the commission's authority.pub, to check signatures with",
  ),
  'inspect machine': text(
    '本番の前に、この機械に何が足りないかを、次にすることと一緒に出す',
    'say what must hold on this machine before a live start, each point with its next step',
  ),
  'inspect machine <directory>': text(
    'personalise がこの機械に作ったフォルダー',
    'the machine directory that personalisation left here',
  ),
  'inspect machine --medium': text(
    '記録媒体を接続（マウント）した場所。組の両方を、一つずつ',
    'mount point of a medium; give both media of its pair',
  ),
  'inspect machine --office': text(
    '選管の準備用コンピューター：機械の鍵は要らない',
    "the commission's preparation computer: it needs no key of a machine",
  ),
  'inspect log': text(
    '封印した記録媒体の記録を言葉で：その機械に何があったか、鎖がつながっているか',
    'the log of a sealed medium in words: what happened to its machine, and whether the chain is whole',
  ),
  'inspect log <medium>': text(
    '封印した記録媒体のフォルダーかファイル、開票の tally.log、または投票所の issuer-log-….ippyo',
    'directory or file of a sealed medium, the tally.log of a count, or the issuer-log-….ippyo of a station',
  ),
  'inspect log --pdf': text(
    '投票録（または開票録）に付ける書類としても書く',
    'write it as an attachment to the record of voting (or of the count), too',
  ),
  verify: text(
    '封印した記録媒体を、別に作った読み取りプログラムで検査する：本物か、そろっているか、どの機械か、記録はいくつか。k人の持ち分があれば、そろった開票区を開く',
    'check sealed media with the independent reader: authentic, complete, which machine, how many records; with k shares open the complete district',
  ),
  'verify <media...>': text('封印した記録媒体のフォルダーかファイル', 'directories or files of sealed media'),
  'verify --approvers': text(
    '承認者の一覧（approvers.json）。二人の承認を確かめる',
    'list of approvers (approvers.json): two of them must have approved package and lists',
  ),
  'verify --share': text(
    '鍵の持ち分のファイル。k個で開票区の全部を開く。その一部だけを開くことはない',
    "a key holder's share; k of them open the district, never less of it",
  ),
  'verify --passphrase-fd': text(
    '合言葉を1行に1つ、--share の順に、この番号のファイル記述子から読む',
    'read a passphrase a line, in the order of --share, from here',
  ),
  'verify --reports': text(
    '署名された投票所報告書：使わなかった組がわかる',
    'signed station reports: which pairs were never started',
  ),
  'verify --count': text(
    '開票が残したファイルと比べる。失われた記録媒体の署名された宣言も読む',
    'the files that a count left: compare them; also a signed declaration of lost media',
  ),
} satisfies TextCatalogue

const counting = {
  count: text(
    '画面なしの開票：報告書と封印した記録媒体を受け取り、k人の持ち分で開き、数え、突き合わせ、書類を作る',
    'receive reports and sealed media, open with k shares, count, reconcile, print the documents',
  ),
  'count <media...>': text(
    '記録媒体、またはその下に記録媒体のあるフォルダー',
    'media, or directories with media below them',
  ),
  'count --reports': text('署名の付いた投票所報告書のフォルダー', 'station reports with their signatures'),
  'count --shares': text('鍵の保管者の持ち分のファイルのあるフォルダー', 'share files of the key holders'),
  'count --out': text(
    '段階ごとの記録（count/）と書類（documents/）を書くフォルダー',
    'where stages (count/) and documents (documents/) are written',
  ),
  'count --seats': text(
    '使う持ち分の番号（指定がなければ、ある中の初めのk個）',
    'share numbers to use (default: the first k that are there)',
  ),
  'count --passphrases-fd': text(
    '1行に1つ、この番号のファイル記述子から読む：集計機の合言葉、続けて持ち分の合言葉',
    "read from this file descriptor, one a line: the tally's passphrase, then one of each share",
  ),
  'count --authority': text(
    'この集計機のフォルダーの authority.pub（personalise tally が作る）',
    'authority.pub in the directory of this machine (made by personalise tally)',
  ),
  'count --received-by': text(
    'すべての投票所の送致目録を確かめ、封印と錠に異状がないことを見た人',
    'who checked the transport list of every station, and found all sealed and locked',
  ),
  'count --report-number': text(
    '投票所の印刷された報告書の照合番号。投票所ごとに一つ',
    "check number on a station's printed sheet; one for each station",
  ),
  'count --typed': text(
    '失われた報告書を二人が別々に入力したファイル（report-form）。投票所ごとに二つ',
    'a lost report as one of two people typed it (report-form); two for a station',
  ),
  'count --paper': text(
    '用紙による投票の数を二人が別々に入力したファイル（paper-form）。選挙ごとに二つ',
    'what was counted on paper as one of two people typed it (paper-form); two for a contest',
  ),
  'count --without-paper': text(
    '用紙による投票が一票もないという、この氏名の選挙長の言葉。--witness と合わせて',
    'the election chair of this name says that nobody voted on paper; with --witness',
  ),
  'count --cast-vote-records': text(
    '票の記録（NIST SP 1500-103）も作る。注意を示し、--warned がなければ何も行わない',
    'cast vote records (NIST SP 1500-103) too; tells its warning, and does nothing without --warned',
  ),
  'count --warned': text('その注意を読んだ', 'that warning was read'),
  'count --minutes': text(
    '開票録・選挙録の記載事項を書き入れたファイル（minutes-form）',
    'entries for the records of count and election, as the clerk filled them in (minutes-form)',
  ),
  'count --lot': text(
    '選挙長が引いたくじのファイル（JSON。入力した人と、読み返した人の氏名を含む）。何度でも',
    'a file (JSON) of what the election chair drew, with who entered it and who read it back; may be repeated',
  ),
  'count --witness': text(
    '0票の確認、くじ、用紙による投票がないことの確認に立ち会う人。一人は必要、何度でも',
    'who sees that nothing is held yet, the lot, and that there was no paper; at least one, may be repeated',
  ),
  'report-form': text(
    '投票所報告書の空の様式。印刷された紙を見て二人が別々に入れ、count --typed に渡す',
    'an empty form of a station report; two people fill one each from the printed sheet, for count --typed',
  ),
  'report-form <file>': text('書く場所', 'where it is written'),
  'report-form --station': text('報告書が失われた投票所', 'whose report was lost'),
  'minutes-form': text(
    '開票録・選挙録の記載事項（場所、管理者、立会人、日時、仮投票、選挙ごとのくじ・住所など）を書き入れる書式',
    'the form for what the records of count and election ask for: place, officers, witnesses, hours, provisional votes, and of each election its lot and addresses',
  ),
  'minutes-form <file>': text('書く場所', 'where it is written'),
  'paper-form': text(
    '一つの選挙の用紙による投票の数の空の様式。開票した結果の紙を見て二人が別々に入れ、count --paper に渡す',
    'an empty form of what was counted on paper in one contest; two people fill one each, for count --paper',
  ),
  'paper-form <file>': text('書く場所', 'where it is written'),
  'paper-form --contest': text('選挙の番号（ID）', 'id of the contest'),
  'declare-lost': text(
    '記録媒体の組を数えられない、または使わなかったという、選挙長の宣言に署名する',
    "sign the election chair's declaration that a pair of media cannot be counted, or was never started",
  ),
  'declare-lost --office': COMMISSION_KEY,
  'declare-lost --out': text(
    '投票所報告書のあるフォルダー。宣言と署名と紙をここに書く',
    'where the station reports lie: declaration, signature and paper are written there',
  ),
  'declare-lost --pair': text('たとえば 2:1', 'for example 2:1'),
  'declare-lost --chair': text('選挙長', 'the election chair'),
  'declare-lost --cause': text('何があったか', 'what happened'),
  'declare-lost --known': text('わかっていること', 'what is known of it'),
  'declare-lost --opinion': text('開票立会人の意見', 'what the counting witnesses said'),
  'declare-lost --witness': text(
    '意見を聞いた開票立会人。何度でも',
    'a counting witness who was heard; may be repeated',
  ),
  'declare-lost --told': text(
    '閉鎖のときに機械が示した記録の数。何度でも',
    'records that the machine told at closing; may be repeated',
  ),
  'declare-lost --withdraw': text(
    'その組を宣言から除く：記録媒体が見つかった',
    'take the pair out of the declaration: its medium is there after all',
  ),
} satisfies TextCatalogue

export const commandHelp: TextCatalogue = {
  ippyo: text(
    '一票：選挙の準備、機械とカードの作成、検査、開票',
    '一票 Ippyō: prepare an election, personalise machines and cards, inspect, verify, count',
  ),
  'ippyo after': text(
    '終了コード：0 できた・1 断った（次にすることを言う）・2 命令の書き方が違う・3 プログラムかディスクの故障',
    'Exit codes: 0 done · 1 refused, with what to do next · 2 wrong command line · 3 failure of program or disk',
  ),
  ...everywhere,
  ...making,
  ...personalising,
  ...voice,
  ...looking,
  ...counting,
}

/** Around the lists of `--help`, and inside its brackets. */
export const helpFrame = {
  'Usage:': text('使い方:', 'Usage:'),
  'Arguments:': text('対象:', 'Arguments:'),
  'Options:': text('オプション:', 'Options:'),
  'Global Options:': text('どの命令にもあるオプション:', 'Global Options:'),
  'Commands:': text('命令:', 'Commands:'),
  '[options]': text('[オプション]', '[options]'),
  '[command]': text('[命令]', '[command]'),
  choices: text('{values} のどれか', 'one of {values}'),
  default: text('指定がなければ {value}', 'default: {value}'),
  required: text('必ず要る', 'required'),
} satisfies TextCatalogue
