-- Who has stopped since a blast reached them: the newest few, at every look at a live run.
create index consent_event_stops on consent_event (at) where what = 'stop';
