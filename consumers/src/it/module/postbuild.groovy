import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .printsAsModule('consumer.module/app.Main', 'closed: COMPLETED', '[3, 2, 1]', 'consumer.module')
        .printsInAnImage('consumer.module/app.Main', 'closed: COMPLETED', '[3, 2, 1]', 'consumer.module')
