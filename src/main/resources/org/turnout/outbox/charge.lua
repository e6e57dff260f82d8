-- Charges a pace for texts that did not wait for it (replies), or gives back slots that found no text.
--
-- KEYS[1]  the sender's bucket
-- ARGV[1]  segments; below zero to give them back
-- ARGV[2]  microseconds between two segments
-- ARGV[3]  for a refund: the bucket as the grant left it; if somebody was granted slots since, nothing is given back
--
-- Returns how long the bucket is full, in microseconds.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local kept = redis.call('HGET', KEYS[1], 'next')
local free = tonumber(kept) or now
if ARGV[3] ~= '' and kept ~= ARGV[3] then
  return math.floor(math.max(0, free - now))
end
if ARGV[3] == '' then free = math.max(free, now) end
free = free + ARGV[1] * ARGV[2]
redis.call('HSET', KEYS[1], 'next', string.format('%.0f', free))
redis.call('PEXPIRE', KEYS[1], math.ceil(math.max(0, free - now) / 1000) + 60000)
return math.floor(math.max(0, free - now))
