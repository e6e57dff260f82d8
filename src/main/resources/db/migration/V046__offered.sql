-- When a reply on a webhook was last offered again, on a repeated request (machine time). The carrier may act on any of
-- its requests, so the time after which a reply that nobody confirmed is looked up begins anew with each.
alter table outbox add column offered_at timestamptz;
