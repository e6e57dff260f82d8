-- When a person said no to a topic, or left it: no flow of ours asks again for a while. A number that changes hands forgets it.
alter table topic_subscription
  add declined_at timestamptz;
