import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .prints('app.Main', '20', 'closed: STOPPED', '[anna (active), bert (active)]', 'anna', 'closed: STOPPED')
