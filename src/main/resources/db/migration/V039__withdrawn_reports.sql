-- A report from the line that the member took back right after: it stays, and says so.
alter table incident add column withdrawn_at timestamptz;   -- campaign time
