// The webhook as it is often built for Node: node express.js TASK.json DATABASE PORT
const fs = require('fs');
const express = require('express');
const twilio = require('twilio');
const Database = require('better-sqlite3');
const { containerBootstrap } = require('@nlpjs/core');
const { Nlp } = require('@nlpjs/nlp');
const languages = {
  fr: require('@nlpjs/lang-fr').LangFr,
  en: require('@nlpjs/lang-en').LangEn,
  es: require('@nlpjs/lang-es').LangEs,
  pt: require('@nlpjs/lang-pt').LangPt,
  ar: require('@nlpjs/lang-ar').LangAr,
};

async function main() {
  const [file, path, port] = process.argv.slice(2);
  const task = JSON.parse(fs.readFileSync(file, 'utf8'));
  const container = await containerBootstrap();
  Object.values(languages).forEach((language) => container.use(language));
  const nlp = new Nlp({ container, autoSave: false, autoLoad: false, modelFileName: '' });
  Object.keys(languages).forEach((code) => nlp.addLanguage(code));
  task.train.filter((example) => languages[example.lang]).forEach((example) => nlp.addDocument(example.lang, example.text, example.intent));
  const log = console.log;
  console.log = () => {};
  await nlp.train();
  console.log = log;

  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE contact (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, heard_at INTEGER NOT NULL) STRICT;
    CREATE TABLE message (id INTEGER PRIMARY KEY, sid TEXT NOT NULL UNIQUE, contact_id INTEGER NOT NULL REFERENCES contact (id),
      at INTEGER NOT NULL, text TEXT NOT NULL, intent TEXT, score REAL, reply TEXT NOT NULL) STRICT;`);
  const before = db.prepare('SELECT reply FROM message WHERE sid = ?');
  const contact = db.prepare(`INSERT INTO contact (address, heard_at) VALUES (?, ?)
    ON CONFLICT (address) DO UPDATE SET heard_at = excluded.heard_at RETURNING id`);
  const message = db.prepare('INSERT INTO message (sid, contact_id, at, text, intent, score, reply) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const store = db.transaction((form, intent, score, reply) => {
    const known = before.get(form.MessageSid);
    if (known) {
      return known.reply;
    }
    const now = Date.now();
    message.run(form.MessageSid, contact.get(form.From, now).id, now, form.Body, intent, score, reply);
    return reply;
  });

  const app = express();
  app.get('/', (request, response) => response.send('here'));
  app.post('/twilio/sms', express.urlencoded({ extended: false }), async (request, response) => {
    const url = `http://127.0.0.1:${port}${request.originalUrl}`;
    if (!twilio.validateRequest(task.token, request.get('X-Twilio-Signature'), url, request.body)) {
      response.sendStatus(403);
      return;
    }
    const heard = await nlp.process(undefined, request.body.Body);
    const reply = task.answers[heard.intent] || 'Pouvez-vous dire cela autrement ?';
    const answer = new twilio.twiml.MessagingResponse();
    answer.message(store.immediate(request.body, heard.intent, heard.score, reply));
    response.type('text/xml').send(answer.toString());
  });
  app.listen(Number(port), '127.0.0.1');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
