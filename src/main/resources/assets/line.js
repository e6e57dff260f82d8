// The captain's page: notes who came, keeps it on the phone, and sends it once the server can be reached.
'use strict';

const line = document.getElementById('line');

const SAID = {
  OPEN: '',
  CALLED_OFF: 'This shift was called off. What you noted is kept.',
  ENDED: 'This shift has ended. You can still note who was there.',
  OVER: 'This shift is long over. What you noted is kept; its list is closed.'
};
const STATUS = {awaited: 'not here yet', arrived: 'here', left: 'left', missed: 'did not come'};
const kept = line && 'line:' + line.dataset.token;

const queue = () => JSON.parse(localStorage.getItem(kept) || '[]');
const keep = marks => localStorage.setItem(kept, JSON.stringify(marks));

function show(person, status) {
  person.dataset.status = status;
  person.querySelector('.status').textContent = STATUS[status];
  person.querySelectorAll('button').forEach(button =>
    button.setAttribute('aria-pressed', String(button.dataset.act === status)));
}

function count() {
  const of = status => line.querySelectorAll(`li[data-status=${status}]`).length;
  document.getElementById('here').textContent = of('arrived');
  document.getElementById('awaited').textContent = of('awaited');
}

function redraw(shown) {
  const waiting = new Map(queue().map(mark => [String(mark.person), mark.act]));
  document.getElementById('state').textContent = SAID[shown.state];
  let unknown = false;
  for (const one of shown.people) {
    const person = line.querySelector(`li[data-person="${one.id}"]`);
    if (person) show(person, waiting.get(String(one.id)) || one.status);
    else unknown = true;
  }
  count();
  // Somebody new is on the list: the page is read again once nothing waits here.
  if (unknown && !queue().length) location.reload();
}

function tell(words) {
  const place = document.getElementById('sync');
  if (place.textContent !== words) place.textContent = words;
}

let busy = false;
async function sync() {
  if (busy) return;
  busy = true;
  const marks = queue();
  const home = '/line/' + line.dataset.token;
  try {
    const answer = marks.length
      ? await fetch(home + '/marks', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({marks})})
      : await fetch(home + '/people');
    if (answer.status === 401) {
      tell('This device must show a code again. Reload the page. Nothing that you noted is lost.');
    } else if (answer.ok) {
      const shown = await answer.json();
      const sent = new Set(marks.map(mark => mark.id));
      keep(queue().filter(mark => !sent.has(mark.id)));
      redraw(shown);
      if (shown.state === 'OVER') await caches.delete('turnout-line');
      tell(queue().length ? queue().length + ' not sent yet' : 'All is sent.');
    } else {
      tell(`The server could not take it. ${marks.length} not sent yet; it is tried again.`);
    }
  } catch {
    tell(`No network. ${queue().length} not sent yet; they are kept on this phone.`);
  } finally {
    busy = false;
  }
}

if (line) {
  line.querySelectorAll('li').forEach(person => show(person, person.dataset.status));
  document.getElementById('state').textContent = SAID[line.dataset.state];
  const waiting = new Map(queue().map(mark => [String(mark.person), mark.act]));
  waiting.forEach((act, id) => {
    const person = line.querySelector(`li[data-person="${id}"]`);
    if (person) show(person, act);
  });
  count();
  line.addEventListener('click', event => {
    const button = event.target.closest('button[data-act]');
    if (!button) return;
    const person = button.closest('li');
    keep([...queue(), {
      id: crypto.randomUUID(), person: Number(person.dataset.person), act: button.dataset.act, at: new Date().toISOString()
    }]);
    show(person, button.dataset.act);
    count();
    sync();
  });
  window.addEventListener('online', sync);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync(); });
  setInterval(sync, 15000);
  sync();
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/line/worker.js', {scope: '/line/'}).catch(() => {});
}
