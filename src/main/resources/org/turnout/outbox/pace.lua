-- Grants slots of a pace, evenly spread, to whichever node asks. Redis' own clock counts, so the nodes' do not matter.
--
-- KEYS     the buckets that the texts must fit into: the sender's, and a run's own when it is throttled
-- ARGV[1]  segments wanted
-- ARGV[2]  segments below which nothing is granted yet
-- ARGV[3]  microseconds that a slot may lie ahead
-- ARGV[4+] microseconds between two segments, one for each bucket
--
-- Returns granted, microseconds until the first slot, microseconds between slots (times 1000), and the sender's bucket
-- afterwards, by which a refund knows that nobody was granted anything since. When nothing is granted, the second says how
-- long to wait.
--
-- A bucket is the time of its next free slot. Time that passed unused, up to a second, is made good at 2 % above the pace:
-- a stall costs no pace, and no second ever holds more than 102 % of it. One that is not there may have been wiped a moment
-- ago, with slots still out: its first slot lies behind those. One that holds something else, or a day that has not come,
-- counts as not there.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local wanted, least, ahead = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local buckets = {}
local granted, wait = wanted, 0
for i, key in ipairs(KEYS) do
  local apart = tonumber(ARGV[3 + i])
  local kept = redis.pcall('HMGET', key, 'next', 'debt')
  if kept.err then
    redis.call('DEL', key)
    kept = {false, false}
  end
  local known = tonumber(kept[1])
  if known and not (known < now + 86400000000) then known = nil end
  local free, debt = known or now + ahead, known and tonumber(kept[2]) or 0
  if not (debt >= 0 and debt <= 1000000) then debt = 0 end
  if free < now then
    debt = (now - free <= 1000000) and math.min(debt + now - free, 1000000) or 0
    free = now
  end
  local step = debt > 0 and apart / 1.02 or apart
  local fits = math.floor((now + ahead - free) / step)
  if free <= now or not known then fits = math.max(fits, 1) end
  local floor = math.min(least, wanted)
  if known and fits < floor and free > now then
    wait = math.max(wait, math.min(free - now, free + floor * step - now - ahead), 1000)
  end
  granted = math.min(granted, fits)
  buckets[i] = {free = free, debt = debt, step = step, apart = apart}
end
if wait > 0 or granted < 1 then
  return {0, math.ceil(math.max(wait, 1000)), 0, '0'}
end
local first, step = 0, 0
for i, key in ipairs(KEYS) do
  local b = buckets[i]
  first = math.max(first, b.free)
  step = math.max(step, b.step)
end
for i, key in ipairs(KEYS) do
  local b = buckets[i]
  local free = b.free + granted * b.step
  redis.call('HSET', key, 'next', string.format('%.0f', free),
    'debt', string.format('%.0f', math.max(0, b.debt - granted * (b.apart - b.step))))
  redis.call('PEXPIRE', key, math.ceil(math.max(0, free - now) / 1000) + 60000)
  if i == 1 then buckets.after = free end
end
return {granted, math.floor(first - now), math.floor(step * 1000), string.format('%.0f', buckets.after)}
