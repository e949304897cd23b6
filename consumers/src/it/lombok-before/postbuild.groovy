import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath).isSilent().prints('app.Main',
    'closed: db', 'db',
    'closed: session', 'session',
    'closed: session', '[tea, milk]',
    'closed: Point[x=1, y=2]', '1:2',
    'closed: Point[x=3, y=0]', '3:0',
    'closed: a limit 1', 'a limit 1',
    'closed: b limit 10', 'b limit 10',
    'java.io.IOException: no row with java.io.IOException: no close after no row')
