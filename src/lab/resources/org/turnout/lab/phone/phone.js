// The rehearsal page: puts arriving screens in place, taps words, runs the clock.
'use strict';

const byId = id => document.getElementById(id);
const toEnd = thread => { thread.scrollTop = thread.scrollHeight; };
const allToEnd = root => root.querySelectorAll('[role=log]').forEach(toEnd);

function replace(event) {
  const part = JSON.parse(event.data);
  const old = byId(part.id);
  if (!old) return;
  old.outerHTML = part.html;
  const fresh = byId(part.id);
  htmx.process(fresh);
  allToEnd(fresh);
  tick();
}

function listen() {
  const events = new EventSource('/phone/events');
  events.addEventListener('screen', replace);
  events.addEventListener('clock', replace);
  events.addEventListener('hello', () => { document.body.dataset.live = 'yes'; });
  events.onerror = () => { document.body.dataset.live = 'no'; };
}

function tick() {
  const time = document.querySelector('#clock time');
  const now = new Date(Date.now() + Number(time.dataset.ahead));
  time.textContent = new Intl.DateTimeFormat('en-US', {
    timeZone: time.dataset.zone, weekday: 'short', day: 'numeric', month: 'short',
    hour: 'numeric', minute: '2-digit', second: '2-digit',
  }).format(now);
}

document.addEventListener('click', event => {
  const tap = event.target.closest('[data-tap]');
  if (tap) {
    const form = tap.closest('form');
    form.elements.text.value = tap.dataset.tap;
    form.requestSubmit();
  }
});

document.addEventListener('change', event => {
  if (event.target.type === 'file') {
    event.target.parentElement.classList.toggle('full', event.target.files.length > 0);
  }
});

document.addEventListener('htmx:afterRequest', event => {
  const form = event.detail.elt;
  byId('notice').textContent = event.detail.successful
    ? '' : event.detail.xhr.responseText || 'The engine does not answer.';
  if (!event.detail.successful || !form.matches('.composer, .open')) return;
  form.reset();
  form.querySelectorAll('.full').forEach(label => label.classList.remove('full'));
});

document.addEventListener('htmx:afterSwap', () => {
  const phone = byId('phones').lastElementChild;
  if (!phone) return;
  phone.scrollIntoView({ inline: 'center' });
  phone.querySelector('[name=text]').focus();
});

listen();
tick();
setInterval(tick, 1000);
new ResizeObserver(() => allToEnd(document)).observe(byId('phones'));
