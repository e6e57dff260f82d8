-- Jobs that one node at a time may do. Machine time by this server's clock, never campaign time.
CREATE TABLE lease (
  name       text        PRIMARY KEY,
  holder     text        NOT NULL,
  expires_at timestamptz NOT NULL
);
