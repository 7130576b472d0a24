# Shared by the scripts: where things lie, how to speak, how to start PostgreSQL and Odoo.
# Sourced, never run. Everything of the project's own lies in one ignored folder.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DEV=${HR_KP_DEV:-$ROOT/.dev}
VENV=$DEV/venv
PYTHON=$VENV/bin/python
LOGS=$DEV/log

say() { printf '==> %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Odoo: an existing source tree (ODOO_HOME) or the one bootstrap has unpacked.
if [ -n "${ODOO_HOME:-}" ]; then
    ODOO_ROOT=$ODOO_HOME
else
    ODOO_ROOT=$DEV/odoo/usr/lib/python3/dist-packages
fi

addons_path() {
    local path=$ROOT dir
    for dir in "$ODOO_ROOT/addons" "$ODOO_ROOT/odoo/addons"; do
        [ -d "$dir" ] && path=$path,$dir
    done
    printf '%s' "$path"
}

# --- PostgreSQL ------------------------------------------------------------------

# A given server (PGHOST and friends) is used as it is; otherwise a cluster of our own.
own_postgres() { [ -z "${PGHOST:-}${PGSERVICE:-}" ] || [ "${PGHOST:-}" = "${PG_SOCKET:-none}" ]; }

pg_bin() {
    local dir
    dir=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    if [ -n "$dir" ] && [ -x "$dir/initdb" ]; then
        printf '%s' "$dir"
    elif command -v initdb >/dev/null; then
        dirname "$(command -v initdb)"
    else
        return 1
    fi
}

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else
        "$@"
    fi
}

# A socket's path may hold 107 bytes, so it can't lie in a deep checkout.
PG_KEY=$(printf '%s' "$DEV" | cksum | cut -d' ' -f1)
PG_SOCKET=/tmp/hr_kp_classifier.$(id -u).$PG_KEY
PG_STARTED=

pg_data_dir() {
    local dir=$DEV/postgres
    mkdir -p "$DEV"
    if [ "$(id -u)" = 0 ] && ! as_postgres test -x "$DEV"; then
        # The checkout lies where the user "postgres" may not go (say, below /root).
        dir=/var/lib/postgresql/hr_kp_classifier.$PG_KEY
    fi
    printf '%s' "$dir"
}

start_postgres() {
    own_postgres || return 0
    local bin data
    bin=$(pg_bin) || die "PostgreSQL is not installed; run script/bootstrap, or name a server by PGHOST."
    data=$(pg_data_dir)
    if [ ! -f "$data/PG_VERSION" ]; then
        say "Making a PostgreSQL cluster in $data"
        mkdir -p "$data" "$LOGS"
        chmod 700 "$data"
        [ "$(id -u)" = 0 ] && chown postgres: "$data"
        # C.UTF-8: under LC_CTYPE=C PostgreSQL can't fold the case of Cyrillic letters (a test
        # asks for that).
        as_postgres "$bin/initdb" -D "$data" -U "$(id -un)" --auth=peer \
            --encoding=UTF8 --locale="${PG_LOCALE:-C.UTF-8}" >"$LOGS/initdb.log" 2>&1 ||
            die "initdb failed; see $LOGS/initdb.log"
    fi
    if [ ! -d "$PG_SOCKET" ]; then
        mkdir -m 755 "$PG_SOCKET"
        [ "$(id -u)" = 0 ] && chown postgres: "$PG_SOCKET"
    fi
    if ! as_postgres "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; then
        mkdir -p "$LOGS"
        # setsid: Ctrl-C must reach Odoo first; PostgreSQL is stopped after it.
        as_postgres setsid "$bin/pg_ctl" -D "$data" -w -t 60 -s -l "$data/server.log" \
            -o "-c listen_addresses='' -c unix_socket_directories='$PG_SOCKET' ${PG_OPTIONS:-}" \
            start || die "PostgreSQL did not start; see $data/server.log"
        PG_STARTED=yes
    fi
    export PGHOST=$PG_SOCKET
    unset PGPORT PGPASSWORD
    PGUSER=$(id -un)
    export PGUSER
}

# Stops the cluster, but only where this script has started it.
stop_postgres() {
    [ "$PG_STARTED" = yes ] || return 0
    PG_STARTED=
    as_postgres "$(pg_bin)/pg_ctl" -D "$(pg_data_dir)" -m fast -s -w stop || true
}

database_exists() {
    [ "$(psql -d "${PGDATABASE:-postgres}" -Atc "SELECT 1 FROM pg_database WHERE datname = '$1'")" = 1 ]
}

# --- Odoo ------------------------------------------------------------------------

export PATH=$DEV/bin:$VENV/bin:$PATH
export PYTHONPATH=$ODOO_ROOT${PYTHONPATH:+:$PYTHONPATH}
export ODOO_RC=$DEV/odoo.conf

write_odoo_conf() {
    mkdir -p "$DEV/data" "$LOGS"
    {
        echo "[options]"
        echo "addons_path = $(addons_path)"
        echo "data_dir = $DEV/data"
        echo "http_interface = 127.0.0.1"
        # A limit on the address space is handed down to the browser of the tests, which dies of it.
        echo "limit_memory_hard = 0"
        [ -z "${PGHOST:-}" ] || echo "db_host = $PGHOST"
        [ -z "${PGPORT:-}" ] || echo "db_port = $PGPORT"
        [ -z "${PGUSER:-}" ] || echo "db_user = $PGUSER"
        [ -z "${PGPASSWORD:-}" ] || echo "db_password = $PGPASSWORD"
    } >"$ODOO_RC"
}

# Odoo warns at every start that it runs as root or as a superuser of a private cluster:
# true, meant for production, and no news here.
odoo() { "$PYTHON" -m odoo "$@"; }

port_is_free() {
    "$PYTHON" - "$1" <<'PY'
import socket, sys
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", int(sys.argv[1])))
    except (OSError, OverflowError, ValueError):
        sys.exit(1)
PY
}

free_port() {
    "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# make_database NAME MODULES [demo|company]: installs the modules in Ukrainian, with Odoo's demo
# data or with the demo company, into a database that takes its name only when it is whole, so
# that one cut short is never mistaken for it.
make_database() {
    local name=$1 modules=$2 part=$1.part log=$LOGS/$1.log demo=()
    [ "${3:-}" = demo ] && demo=(--with-demo)
    mkdir -p "$LOGS"
    say "Making the database $name (log: $log)"
    psql -q -d "${PGDATABASE:-postgres}" -c "DROP DATABASE IF EXISTS \"$part\"" 2>/dev/null
    odoo -d "$part" -i "$modules" "${demo[@]}" --load-language=uk_UA --stop-after-init --no-http >"$log" 2>&1 ||
        die "the database could not be made; see $log"
    ! grep -qE ' (ERROR|CRITICAL) ' "$log" || die "the installation reported errors; see $log"
    odoo shell -d "$part" --no-http >>"$log" 2>&1 <"$ROOT/script/make_database.py" ||
        die "the database could not be prepared; see $log"
    if [ "${3:-}" = company ]; then
        say "Making the demo company"
        PYTHONPATH=$PYTHONPATH:$ROOT/script/demo odoo shell -d "$part" --no-http >>"$log" 2>&1 \
            <"$ROOT/script/demo/build.py" || die "the demo company could not be made; see $log"
    fi
    psql -q -d "${PGDATABASE:-postgres}" -c "ALTER DATABASE \"$part\" RENAME TO \"$name\""
    # Odoo keeps files beside the database, in a folder of its name.
    if [ -d "$DEV/data/filestore/$part" ]; then
        rm -rf "${DEV:?}/data/filestore/$name"
        mv "$DEV/data/filestore/$part" "$DEV/data/filestore/$name"
    fi
}

# files_lost NAME: prints the files that attachments of the database name and that are not there.
files_lost() {
    local file
    psql -d "$1" -Atc "SELECT DISTINCT store_fname FROM ir_attachment WHERE store_fname <> ''" |
        while read -r file; do
            [ -e "$DEV/data/filestore/$1/$file" ] || echo "$file"
        done
}

# copy_database FROM TO: with the files beside it; TO is replaced, by a copy that is whole.
# The two are copied one after the other: a server that is started on FROM in between may delete
# files that the copy names, and one cut short leaves a database without its files.
copy_database() {
    local control=${PGDATABASE:-postgres} files=$DEV/data/filestore part=$2.part lost
    psql -q -d "$control" -c "DROP DATABASE IF EXISTS \"$part\" WITH (FORCE)" 2>/dev/null
    rm -rf "${files:?}/$part"
    psql -q -d "$control" -c "CREATE DATABASE \"$part\" TEMPLATE \"$1\""
    if [ -d "$files/$1" ]; then
        cp -r "$files/$1" "$files/$part"
    fi
    lost=$(files_lost "$part")
    [ -z "$lost" ] || die "$1 was not copied: of its files these are gone: ${lost//$'\n'/ }"
    psql -q -d "$control" -c "DROP DATABASE IF EXISTS \"$2\" WITH (FORCE)" 2>/dev/null
    rm -rf "${files:?}/$2"
    psql -q -d "$control" -c "ALTER DATABASE \"$part\" RENAME TO \"$2\""
    if [ -d "$files/$part" ]; then
        mv "$files/$part" "$files/$2"
    fi
}

# base_database: prints the name of a database with HR but without the addon. Making it takes
# most of a run's time and it never changes, so it is kept, one for each Odoo.
base_database() {
    local name
    name=hr_kp_base_$(cat <(echo "$ODOO_ROOT") "$ODOO_ROOT/odoo/release.py" | cksum | cut -d' ' -f1)
    database_exists "$name" || make_database "$name" hr demo
    printf '%s' "$name"
}
