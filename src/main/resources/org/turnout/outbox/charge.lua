-- Charges paces for texts that did not wait for them (replies, what one long text has beyond its slots), or gives back slots
-- that found no text.
--
-- KEYS     the buckets: the sender's, and a run's own when it is throttled
-- ARGV[1]  segments; below zero to give them back
-- ARGV[2]  for a refund: the sender's bucket as the grant left it; if somebody was granted slots since, nothing is given back
-- ARGV[3+] microseconds between two segments, one for each bucket
--
-- Returns how long the sender's bucket is full, in microseconds.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local full = 0
for i, key in ipairs(KEYS) do
  local kept = redis.pcall('HGET', key, 'next')
  if type(kept) == 'table' then -- something else is under our key
    redis.call('DEL', key)
    kept = false
  end
  local free = tonumber(kept) or now
  if not (free < now + 86400000000) then free = now end
  if i == 1 and ARGV[2] ~= '' and kept ~= ARGV[2] then
    return math.floor(math.max(0, free - now))
  end
  if ARGV[2] == '' then free = math.max(free, now) end
  free = free + ARGV[1] * ARGV[2 + i]
  redis.call('HSET', key, 'next', string.format('%.0f', free))
  redis.call('PEXPIRE', key, math.ceil(math.max(0, free - now) / 1000) + 60000)
  if i == 1 then full = math.floor(math.max(0, free - now)) end
end
return full
