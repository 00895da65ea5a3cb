/* Writes down what a program does to the files below a folder, for power_loss.py to replay.

   cc -shared -fPIC -O2 -o recorder.so recorder.c -ldl
   RECORD_ROOT=FOLDER RECORD_LOG=FILE LD_PRELOAD=recorder.so PROGRAM

   A record is one kind letter, the numbers a and b, the lengths of two names and of data, then
   these. Kinds: c create, w write (a: offset), t truncate (a: length), s sync, r rename, u unlink,
   m make a folder, d remove a folder. Names are whole paths. Symbolic links are not followed. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
static char *names[MOST];
static const char *root;
static int out = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void begin(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    root = getenv("RECORD_ROOT");
    const char *log = getenv("RECORD_LOG");
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    if (root && log) out = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
    return out >= 0 && path && strncmp(path, root, strlen(root)) == 0;
}

static void put(char kind, int64_t a, const char *one, const char *other, const void *data,
                uint64_t length) {
    uint32_t l1 = one ? strlen(one) : 0, l2 = other ? strlen(other) : 0;
    struct iovec parts[8] = {
        {&kind, 1}, {&a, 8}, {&l1, 4}, {&l2, 4}, {&length, 8},
        {(void *)one, l1}, {(void *)other, l2}, {(void *)data, length}};
    ssize_t (*real_writev)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
    real_writev(out, parts, 8);
}

static void whole(char *into, int folder, const char *path) {
    char base[PATH_MAX];
    if (path[0] == '/') { snprintf(into, PATH_MAX, "%s", path); return; }
    if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) base[0] = 0; }
    else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t got = readlink(link, base, sizeof base - 1);
        base[got > 0 ? got : 0] = 0;
    }
    snprintf(into, PATH_MAX, "%s/%s", base, path);
}

static int opened(int fd, int folder, const char *path, int flags, int was_there) {
    if (fd < 0 || fd >= MOST) return fd;
    char name[PATH_MAX];
    whole(name, folder, path);
    pthread_mutex_lock(&turn);
    free(names[fd]);
    names[fd] = inside(name) ? strdup(name) : NULL;
    if (names[fd] && (flags & O_CREAT) && !was_there) put('c', 0, name, NULL, NULL, 0);
    if (names[fd] && (flags & O_TRUNC) && was_there) put('t', 0, name, NULL, NULL, 0);
    pthread_mutex_unlock(&turn);
    return fd;
}

#define OPEN(NAME)                                                                          \
    int NAME(const char *path, int flags, ...) {                                            \
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #NAME);                      \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int was_there = access(path, F_OK) == 0;                                            \
        return opened(real(path, flags, mode), AT_FDCWD, path, flags, was_there);           \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(NAME)                                                                        \
    int NAME(int folder, const char *path, int flags, ...) {                                \
        int (*real)(int, const char *, int, ...) = dlsym(RTLD_NEXT, #NAME);                 \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int was_there = faccessat(folder, path, F_OK, 0) == 0;                              \
        return opened(real(folder, path, flags, mode), folder, path, flags, was_there);     \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "close");
    if (fd >= 0 && fd < MOST) {
        pthread_mutex_lock(&turn);
        free(names[fd]);
        names[fd] = NULL;
        pthread_mutex_unlock(&turn);
    }
    return real(fd);
}

static const char *name_of(int fd) { return fd >= 0 && fd < MOST ? names[fd] : NULL; }

ssize_t write(int fd, const void *data, size_t count) {
    if (!name_of(fd)) return real_write(fd, data, count);
    pthread_mutex_lock(&turn);
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, data, count);
    if (done > 0 && name_of(fd)) put('w', at, names[fd], NULL, data, done);
    pthread_mutex_unlock(&turn);
    return done;
}

#define PWRITE(NAME)                                                                        \
    ssize_t NAME(int fd, const void *data, size_t count, off_t at) {                        \
        ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, #NAME);        \
        if (!name_of(fd)) return real(fd, data, count, at);                                 \
        pthread_mutex_lock(&turn);                                                          \
        ssize_t done = real(fd, data, count, at);                                           \
        if (done > 0 && name_of(fd)) put('w', at, names[fd], NULL, data, done);             \
        pthread_mutex_unlock(&turn);                                                        \
        return done;                                                                        \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(NAME)                                                                      \
    int NAME(int fd, off_t length) {                                                        \
        int (*real)(int, off_t) = dlsym(RTLD_NEXT, #NAME);                                  \
        pthread_mutex_lock(&turn);                                                          \
        int done = real(fd, length);                                                        \
        if (done == 0 && name_of(fd)) put('t', length, names[fd], NULL, NULL, 0);           \
        pthread_mutex_unlock(&turn);                                                        \
        return done;                                                                        \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(NAME)                                                                          \
    int NAME(int fd) {                                                                      \
        int (*real)(int) = dlsym(RTLD_NEXT, #NAME);                                         \
        pthread_mutex_lock(&turn);                                                          \
        int done = real(fd);                                                                \
        if (done == 0 && name_of(fd)) put('s', 0, names[fd], NULL, NULL, 0);                \
        pthread_mutex_unlock(&turn);                                                        \
        return done;                                                                        \
    }
SYNC(fsync)
SYNC(fdatasync)

static int two(int done, char kind, const char *one, const char *other) {
    char first[PATH_MAX], second[PATH_MAX];
    whole(first, AT_FDCWD, one);
    if (other) whole(second, AT_FDCWD, other);
    if (done == 0 && (inside(first) || (other && inside(second))))
        put(kind, 0, first, other ? second : NULL, NULL, 0);
    return done;
}

#define NAMED(NAME, KIND)                                                                   \
    int NAME(const char *path) {                                                            \
        int (*real)(const char *) = dlsym(RTLD_NEXT, #NAME);                                \
        pthread_mutex_lock(&turn);                                                          \
        int done = two(real(path), KIND, path, NULL);                                       \
        pthread_mutex_unlock(&turn);                                                        \
        return done;                                                                        \
    }
NAMED(unlink, 'u')
NAMED(rmdir, 'd')

int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");
    pthread_mutex_lock(&turn);
    int done = two(real(path, mode), 'm', path, NULL);
    pthread_mutex_unlock(&turn);
    return done;
}

int rename(const char *one, const char *other) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    pthread_mutex_lock(&turn);
    int done = two(real(one, other), 'r', one, other);
    pthread_mutex_unlock(&turn);
    return done;
}

int unlinkat(int folder, const char *path, int flags) {
    int (*real)(int, const char *, int) = dlsym(RTLD_NEXT, "unlinkat");
    char name[PATH_MAX];
    whole(name, folder, path);
    pthread_mutex_lock(&turn);
    int done = real(folder, path, flags);
    if (done == 0 && inside(name))
        put(flags & AT_REMOVEDIR ? 'd' : 'u', 0, name, NULL, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
