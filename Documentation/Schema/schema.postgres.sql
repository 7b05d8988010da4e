CREATE TABLE access (
    id bytea NOT NULL,
    day bigint NOT NULL,
    body bytea NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT access_pkey PRIMARY KEY (id)
);

CREATE INDEX access_day ON public.access USING btree (day);

CREATE TABLE access_marks (
    id bytea NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT access_marks_pkey PRIMARY KEY (id)
);

CREATE TABLE blobs (
    id bytea NOT NULL,
    day bigint NOT NULL,
    owner bytea DEFAULT '\x'::bytea NOT NULL,
    CONSTRAINT blobs_pkey PRIMARY KEY (id)
);

CREATE TABLE checkpoints (
    log bigint NOT NULL,
    size bigint NOT NULL,
    note bytea NOT NULL,
    slot bigint NOT NULL,
    CONSTRAINT checkpoints_pkey PRIMARY KEY (log, size)
);

CREATE TABLE codes (
    lookup bytea NOT NULL,
    record bytea NOT NULL,
    wrap bytea NOT NULL,
    status bytea NOT NULL,
    CONSTRAINT codes_pkey PRIMARY KEY (lookup)
);

CREATE INDEX codes_record ON public.codes USING btree (record);

CREATE TABLE cosignatures (
    log bigint NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    line text NOT NULL,
    CONSTRAINT cosignatures_pkey PRIMARY KEY (log, size, witness)
);

CREATE TABLE counters (
    name text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT counters_pkey PRIMARY KEY (name)
);

CREATE TABLE directory (
    seq bigint NOT NULL,
    body bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT directory_pkey PRIMARY KEY (seq)
);

CREATE TABLE entries (
    record bytea NOT NULL,
    seq bigint NOT NULL,
    generation bigint NOT NULL,
    previous bytea NOT NULL,
    body bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT entries_pkey PRIMARY KEY (record, seq)
);

CREATE TABLE erasures (
    id bytea NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT erasures_pkey PRIMARY KEY (id)
);

CREATE TABLE handovers (
    id bytea NOT NULL,
    day bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT handovers_pkey PRIMARY KEY (id)
);

CREATE TABLE inbox (
    id bytea NOT NULL,
    record bytea NOT NULL,
    generation bigint NOT NULL,
    body bytea NOT NULL,
    mac bytea NOT NULL,
    taken bigint NOT NULL,
    day bigint NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (id)
);

CREATE INDEX inbox_record ON public.inbox USING btree (record);

CREATE TABLE leaves (
    hash bytea NOT NULL,
    mark bytea NOT NULL,
    CONSTRAINT leaves_pkey PRIMARY KEY (hash)
);

CREATE TABLE log_leaves (
    log bigint NOT NULL,
    place bigint NOT NULL,
    hash bytea NOT NULL,
    kind bigint NOT NULL,
    opening bytea NOT NULL,
    CONSTRAINT log_leaves_pkey PRIMARY KEY (log, place)
);

CREATE UNIQUE INDEX log_leaves_hash ON public.log_leaves USING btree (log, hash);

CREATE TABLE logs (
    number bigint NOT NULL,
    origin text NOT NULL,
    CONSTRAINT logs_pkey PRIMARY KEY (number)
);

CREATE TABLE members (
    id bytea NOT NULL,
    login bytea NOT NULL,
    salt bytea NOT NULL,
    passes bigint NOT NULL,
    memory bigint NOT NULL,
    secrets bytea NOT NULL,
    guard bytea NOT NULL,
    CONSTRAINT members_pkey PRIMARY KEY (id),
    CONSTRAINT members_login_key UNIQUE (login)
);

CREATE TABLE messages (
    record bytea NOT NULL,
    seq bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT messages_pkey PRIMARY KEY (record, seq)
);

CREATE TABLE outbox (
    id bytea NOT NULL,
    day bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT outbox_pkey PRIMARY KEY (id)
);

CREATE TABLE readings (
    id bytea NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT readings_pkey PRIMARY KEY (id)
);

CREATE TABLE records (
    id bytea NOT NULL,
    generation bigint NOT NULL,
    head bigint NOT NULL,
    hash bytea NOT NULL,
    change bigint,
    pending bigint NOT NULL,
    day bigint NOT NULL,
    inbox bytea NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT records_pkey PRIMARY KEY (id)
);

CREATE INDEX records_change ON public.records USING btree (change);

CREATE INDEX records_pending ON public.records USING btree (id) WHERE (pending = 1);

CREATE INDEX records_unsequenced ON public.records USING btree (id) WHERE (change IS NULL);

CREATE TABLE schema_migration (
    "position" bigint NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    CONSTRAINT schema_migration_pkey PRIMARY KEY ("position"),
    CONSTRAINT schema_migration_name_key UNIQUE (name)
);

CREATE TABLE sessions (
    id bytea NOT NULL,
    owner bytea NOT NULL,
    day bigint NOT NULL,
    secrets bytea NOT NULL,
    facts bytea NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (id)
);

CREATE INDEX sessions_owner ON public.sessions USING btree (owner);

CREATE TABLE settings (
    name text NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT settings_pkey PRIMARY KEY (name)
);

CREATE TABLE summaries (
    record bytea NOT NULL,
    slot bigint NOT NULL,
    body bytea NOT NULL,
    words bytea NOT NULL,
    CONSTRAINT summaries_pkey PRIMARY KEY (record, slot)
);

CREATE TABLE tiles (
    log bigint NOT NULL,
    level bigint NOT NULL,
    place bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT tiles_pkey PRIMARY KEY (log, level, place)
);

CREATE TABLE timers (
    id bytea NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT timers_pkey PRIMARY KEY (id)
);

CREATE TABLE wraps (
    record bytea NOT NULL,
    generation bigint NOT NULL,
    slot bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT wraps_pkey PRIMARY KEY (record, generation, slot)
);
