# The planets as instances; floats and attributes.
class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


def make_system():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR_MASS),
        Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
             0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS,
             -0.0000690460016972063023 * DAYS, 0.000954791938424326609 * SOLAR_MASS),
        Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
             -0.00276742510726411073 * DAYS, 0.00499852801234917238 * DAYS,
             0.0000230417297573763929 * DAYS, 0.000285885980666130812 * SOLAR_MASS),
        Body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
             0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS,
             -0.0000296589568540237556 * DAYS, 0.0000436624404335156298 * SOLAR_MASS),
        Body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
             0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS,
             -0.0000951592254519715870 * DAYS, 0.0000515138902046611451 * SOLAR_MASS),
    ]


def advance(bodies, dt):
    count = len(bodies)
    for i in range(count):
        a = bodies[i]
        for j in range(i + 1, count):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            distance = dx * dx + dy * dy + dz * dz
            magnitude = dt / (distance * distance ** 0.5)
            a.vx -= dx * b.mass * magnitude
            a.vy -= dy * b.mass * magnitude
            a.vz -= dz * b.mass * magnitude
            b.vx += dx * a.mass * magnitude
            b.vy += dy * a.mass * magnitude
            b.vz += dz * a.mass * magnitude
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1:]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            total -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


system = make_system()
print("%.9f" % energy(system))
for _ in range(60_000):
    advance(system, 0.01)
print("%.9f" % energy(system))
